package org.unroll.engine.fast;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import org.bytedeco.javacpp.FloatPointer;

/**
 * One weight matrix W {@code [rows, columns]} and the three products that training makes with it.
 * Arguments and results are {@code [size, batch]} in native memory. A single sequence has products
 * of its own: at hidden size 512 they are three and a half times faster than those for many.
 */
final class WeightBlock {
  private static final int TILE = 32;

  private final int rows;
  private final int columns;
  private final int offset;
  private final Weights weights;
  private final FloatPointer values;
  private final FloatPointer gradient;

  /** Wᵀ, kept because the product with it is a quarter faster than a transposed product with W. */
  private final FloatPointer transposed;

  private final float[] transposedValues;

  WeightBlock(Weights weights, int offset, int rows, int columns) {
    this.weights = weights;
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
    this.values = weights.valuesAt(offset);
    this.gradient = weights.gradientAt(offset);
    this.transposed = new FloatPointer((long) rows * columns);
    this.transposedValues = new float[rows * columns];
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Has to be called after the parameters changed. */
  void refresh() {
    for (int row = 0; row < rows; row += TILE) {
      for (int column = 0; column < columns; column += TILE) {
        transposeTile(row, column);
      }
    }
    transposed.put(transposedValues, 0, transposedValues.length);
  }

  /** By tiles, so that both matrices stay in the cache. */
  private void transposeTile(int firstRow, int firstColumn) {
    float[] source = weights.values();
    int rowEnd = Math.min(rows, firstRow + TILE);
    int columnEnd = Math.min(columns, firstColumn + TILE);
    for (int column = firstColumn; column < columnEnd; column++) {
      for (int row = firstRow; row < rowEnd; row++) {
        transposedValues[column * rows + row] = source[offset + row * columns + column];
      }
    }
  }

  /** result = W·argument + beta · result. */
  void multiply(FloatPointer argument, int batch, float beta, FloatPointer result) {
    multiply(argument, batch, beta, result, batch);
  }

  /** The same where a row of the result is followed by the next after {@code stride} numbers. */
  void multiply(FloatPointer argument, int batch, float beta, FloatPointer result, int stride) {
    if (batch == 1) {
      cblas_sgemv(
          CblasColMajor,
          CblasTrans,
          columns,
          rows,
          1f,
          values,
          columns,
          argument,
          1,
          beta,
          result,
          stride);
      return;
    }
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        batch,
        rows,
        columns,
        1f,
        argument,
        batch,
        values,
        columns,
        beta,
        result,
        stride);
  }

  /** result = Wᵀ·adjoint. */
  void multiplyTransposed(FloatPointer adjoint, int batch, FloatPointer result) {
    multiplyTransposed(adjoint, batch, batch, result);
  }

  /** The same where a row of the adjoint is followed by the next after {@code stride} numbers. */
  void multiplyTransposed(FloatPointer adjoint, int stride, int batch, FloatPointer result) {
    if (batch == 1) {
      cblas_sgemv(
          CblasColMajor,
          CblasNoTrans,
          columns,
          rows,
          1f,
          values,
          columns,
          adjoint,
          stride,
          0f,
          result,
          1);
      return;
    }
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        batch,
        columns,
        rows,
        1f,
        adjoint,
        stride,
        transposed,
        rows,
        0f,
        result,
        batch);
  }

  /** ∂L/∂W += adjoint·argumentᵀ, summed over the batch. */
  void accumulate(FloatPointer argument, FloatPointer adjoint, int batch) {
    accumulate(argument, adjoint, batch, batch);
  }

  /** The same where a row of the adjoint is followed by the next after {@code stride} numbers. */
  void accumulate(FloatPointer argument, FloatPointer adjoint, int stride, int batch) {
    cblas_sgemm(
        CblasColMajor,
        CblasTrans,
        CblasNoTrans,
        columns,
        rows,
        batch,
        1f,
        argument,
        batch,
        adjoint,
        stride,
        1f,
        gradient,
        columns);
  }

  /**
   * The same for a single sequence, summed over steps in time.
   *
   * @param argument {@code [steps, columns]}
   * @param adjoint {@code [steps, rows and others]}: a step's {@code rows} are followed by the next
   *     step's after {@code stride} numbers
   */
  void accumulateSteps(FloatPointer argument, FloatPointer adjoint, int stride, int steps) {
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasTrans,
        columns,
        rows,
        steps,
        1f,
        argument,
        columns,
        adjoint,
        stride,
        1f,
        gradient,
        columns);
  }
}
