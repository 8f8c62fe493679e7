/**
 * The oracle: the same programs evaluated node by node in double precision, and differentiated by
 * walking the tape backward from each window's end, as truncation is defined. Slow and plain on
 * purpose.
 */
package org.unroll.engine.reference;
