package org.unroll.engine.fast;

import java.util.Arrays;

/** Squared Euclidean norms of the columns of {@code [size, batch]} arrays: one for each sample. */
final class ColumnNorms {
  private final double[] squares;

  ColumnNorms(int batch) {
    this.squares = new double[batch];
  }

  /** The squared norms, accumulated in double; valid until the next call. */
  double[] squares(float[] values, int size) {
    Arrays.fill(squares, 0);
    int batch = squares.length;
    for (int j = 0; j < size; j++) {
      for (int b = 0; b < batch; b++) {
        double element = values[j * batch + b];
        squares[b] += element * element;
      }
    }
    return squares;
  }
}
