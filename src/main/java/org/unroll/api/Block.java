package org.unroll.api;

/**
 * Where a rectangle of numbers is copied from and to.
 *
 * @param from the first number's place in the source
 * @param fromStride numbers from one row to the next, in the source
 * @param to the first number's place in the target
 * @param toStride numbers from one row to the next, in the target
 * @param rows number of rows
 * @param count consecutive numbers of a row
 */
record Block(int from, int fromStride, int to, int toStride, int rows, int count) {
  /** Rows of fewer numbers are copied one number at a time, which is faster than a call a row. */
  private static final int NARROW = 5;

  /** A single row. */
  static Block consecutive(int from, int to, int count) {
    return new Block(from, 0, to, 0, 1, count);
  }

  void copy(int[] source, int[] target) {
    if (!narrow()) {
      copyRows(source, target);
      return;
    }
    for (int i = 0; i < count; i++) {
      for (int row = 0; row < rows; row++) {
        target[to + row * toStride + i] = source[from + row * fromStride + i];
      }
    }
  }

  void copy(float[] source, float[] target) {
    if (!narrow()) {
      copyRows(source, target);
      return;
    }
    for (int i = 0; i < count; i++) {
      for (int row = 0; row < rows; row++) {
        target[to + row * toStride + i] = source[from + row * fromStride + i];
      }
    }
  }

  /** Of arrays of numbers, each the same in both. */
  void copy(int[][] source, int[][] target) {
    copyRows(source, target);
  }

  private boolean narrow() {
    return count < NARROW;
  }

  /** From an array to another one of the same kind. */
  private void copyRows(Object source, Object target) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(source, from + row * fromStride, target, to + row * toStride, count);
    }
  }
}
