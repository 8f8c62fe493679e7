package org.unroll.engine.fast;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The product in parts so small that BLAS does not pack them; see {@link BlasKernels}. M is kept in
 * panels of some rows, each column by column: a part goes through its share once, from the
 * beginning to the end.
 */
final class PanelProduct implements BatchProduct {
  /** Of more sequences the parts would be too short. */
  static final int LARGEST_BATCH = 256;

  /** What OpenBLAS 0.3.19 takes for small: rows · columns · batch of one product. */
  private static final int SMALL = 1_000_000;

  /** Rows of a panel: where all columns fit into one part, and elsewhere. */
  private static final int HIGH = 64;

  private static final int LOW = 32;

  private final int rows;
  private final int columns;
  private final float[] packed;
  private final FloatPointer matrix;
  private int panels;

  /** Columns of a part at most. */
  private int longest;

  PanelProduct(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.packed = new float[rows * columns];
    this.matrix = new FloatPointer((long) packed.length);
  }

  /** Takes the matrix, for products with that many sequences. */
  void fill(MatrixValues source, int batch) {
    int highest = (long) HIGH * columns * batch <= SMALL ? HIGH : LOW;
    panels = (rows + highest - 1) / highest;
    longest = SMALL / (highest * batch);
    for (int panel = 0; panel < panels; panel++) {
      int first = firstRow(panel);
      int height = firstRow(panel + 1) - first;
      source.copyByColumns(first, height, columns, packed, first * columns);
    }
    matrix.position(0).put(packed, 0, packed.length);
  }

  /** Panels differ by one row at most: a short one would cost as much as a full one. */
  private int firstRow(int panel) {
    return panel * rows / panels;
  }

  @Override
  public void multiply(
      FloatPointer argument,
      int argumentStride,
      int batch,
      float beta,
      FloatPointer result,
      int resultStride) {
    int parts = (columns + longest - 1) / longest;
    long argumentStart = argument.position();
    long resultStart = result.position();
    for (int panel = 0; panel < panels; panel++) {
      int row = firstRow(panel);
      int height = firstRow(panel + 1) - row;
      result.position(resultStart + (long) row * resultStride);
      for (int part = 0; part < parts; part++) {
        int column = part * columns / parts;
        cblas_sgemm(
            CblasColMajor,
            CblasNoTrans,
            CblasTrans,
            batch,
            height,
            (part + 1) * columns / parts - column,
            1f,
            argument.position(argumentStart + (long) column * argumentStride),
            argumentStride,
            matrix.position((long) row * columns + (long) column * height),
            height,
            part == 0 ? beta : 1f,
            result,
            resultStride);
      }
    }
    argument.position(argumentStart);
    result.position(resultStart);
  }
}
