/**
 * The single-precision executor. Values of one time step are kept feature by feature ({@code [size,
 * batch]}: element j of sequence b at {@code j * batch + b}), so that every gate is one contiguous
 * run and a product with the weights is the BLAS variant that is fastest for small batches. Matrix
 * products run in native memory, everything else in small loops over {@code float[]}. Nothing is
 * allocated inside the time loop.
 */
package org.unroll.engine.fast;
