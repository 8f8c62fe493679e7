/**
 * The JSON Schema of experiment files, for editors: made from the declarations that files are bound
 * by. It follows one rule: a file that {@code unroll} accepts is never marked as wrong. What only
 * the whole of a file can tell (a required parameter that another layer gives, values that do not
 * go together) is left to {@code unroll plan}.
 */
package org.unroll.config.schema;
