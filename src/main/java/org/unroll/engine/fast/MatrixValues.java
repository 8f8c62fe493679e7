package org.unroll.engine.fast;

/**
 * Where a matrix M lies among other numbers.
 *
 * @param values holds M[i, k] at {@code offset + i * rowStride + k * columnStride}
 */
record MatrixValues(float[] values, int offset, int rowStride, int columnStride) {
  private static final int TILE = 32;

  /**
   * Copies some rows, column by column.
   *
   * @param columns how many columns M has
   * @param target takes M[firstRow + i, k] at {@code to + i + k * rows}
   */
  void copyByColumns(int firstRow, int rows, int columns, float[] target, int to) {
    int from = offset + firstRow * rowStride;
    if (rowStride == 1) {
      for (int k = 0; k < columns; k++) {
        System.arraycopy(values, from + k * columnStride, target, to + k * rows, rows);
      }
      return;
    }
    // By tiles, so that both matrices stay in the cache.
    for (int row = 0; row < rows; row += TILE) {
      for (int column = 0; column < columns; column += TILE) {
        int rowEnd = Math.min(rows, row + TILE);
        int columnEnd = Math.min(columns, column + TILE);
        for (int i = row; i < rowEnd; i++) {
          for (int k = column; k < columnEnd; k++) {
            target[to + i + k * rows] = values[from + i * rowStride + k * columnStride];
          }
        }
      }
    }
  }
}
