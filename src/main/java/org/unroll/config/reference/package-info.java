/**
 * What an experiment file can say, in words: its keys, the components that it can name and their
 * parameters. Everything comes from the declarations that files are bound by, so that no
 * description can differ from what is accepted.
 */
package org.unroll.config.reference;
