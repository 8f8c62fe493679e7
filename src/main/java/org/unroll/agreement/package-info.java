/**
 * Whether two executions of a run agree, and where first they do not. Only reads files; which of
 * them are promised to be the same byte for byte is said in {@link org.unroll.format.RunFolder}.
 */
package org.unroll.agreement;
