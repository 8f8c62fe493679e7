package org.unroll.api;

/** Takes the numbers of a column with their shape, in row-major order. */
public interface NumberWriter {
  /** Indices. */
  void whole(int[] values, int... shape);

  /** Real numbers. */
  void real(float[] values, int... shape);
}
