/**
 * The training loop: updates, truncation, evaluation, stopping; events out. Knows no files and no
 * clock but the one it is given.
 */
package org.unroll.train;
