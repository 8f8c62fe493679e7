package org.unroll.engine.fast;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * One weight matrix W {@code [rows, columns]} and the three products that training makes with it.
 * Arguments and results are {@code [size, batch]} in native memory.
 */
final class WeightBlock {
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
    float[] source = weights.values();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        transposedValues[column * rows + row] = source[offset + row * columns + column];
      }
    }
    transposed.put(transposedValues, 0, transposedValues.length);
  }

  /** result = W·argument + beta · result. */
  void multiply(FloatPointer argument, int batch, float beta, FloatPointer result) {
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
        batch);
  }

  /** result = Wᵀ·adjoint. */
  void multiplyTransposed(FloatPointer adjoint, int batch, FloatPointer result) {
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        batch,
        columns,
        rows,
        1f,
        adjoint,
        batch,
        transposed,
        rows,
        0f,
        result,
        batch);
  }

  /** ∂L/∂W += adjoint·argumentᵀ, summed over the batch. */
  void accumulate(FloatPointer argument, FloatPointer adjoint, int batch) {
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
        batch,
        1f,
        gradient,
        columns);
  }
}
