package org.unroll.api;

import java.util.random.RandomGenerator;

/** Fills one weight matrix or bias before training. */
public interface Initialization {
  /**
   * Fills a matrix.
   *
   * @param values the matrix to fill, row-major, of shape {@code [rows, columns]}: one row per
   *     output unit of one gate, one column per element of the argument. A bias is {@code [rows,
   *     1]}
   * @param random the random numbers of this matrix alone
   */
  void fill(double[] values, int rows, int columns, RandomGenerator random);

  /**
   * The last part of the name of the random stream from which this parameter is drawn: by default
   * the parameter's own, so that no two share numbers.
   */
  default String stream(Parameter parameter) {
    return parameter.name();
  }
}
