package org.unroll.engine.fast;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import org.bytedeco.javacpp.FloatPointer;

/**
 * One weight matrix W {@code [rows, columns]} and the three products that training makes with it.
 * Arguments and results are {@code [size, batch]} in native memory. A single sequence has products
 * of its own: at hidden size 512 they are three and a half times faster than those for many.
 */
final class WeightBlock {
  private final int rows;
  private final int columns;
  private final int offset;
  private final Weights weights;
  private final FloatPointer values;
  private final GradientProduct gradient;

  /** In panels, W and Wᵀ; made when first needed. */
  private PanelProduct panels;

  private PanelProduct transposedPanels;

  /**
   * Wᵀ, kept because the product with it is a quarter faster than a transposed product with W; made
   * when first needed.
   */
  private WholeProduct transposed;

  private float[] transposedValues;
  private final WholeProduct whole;

  /** The products with W and Wᵀ for the current batch size. */
  private BatchProduct product;

  private BatchProduct transposedProduct;

  WeightBlock(Weights weights, int offset, int rows, int columns) {
    this.weights = weights;
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
    this.values = weights.valuesAt(offset);
    this.whole = new WholeProduct(values, rows, columns, weights.team());
    this.gradient = new GradientProduct(weights.gradientAt(offset), rows, columns, weights.team());
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Has to be called after the parameters or the batch size changed. */
  void refresh(int batch) {
    if (batch > 1 && weights.kernels().preferPanels(batch)) {
      refreshPanels(batch);
    } else if (batch > 1) {
      refreshWhole();
    }
  }

  private void refreshPanels(int batch) {
    if (panels == null) {
      panels = new PanelProduct(rows, columns, weights.team());
      transposedPanels = new PanelProduct(columns, rows, weights.team());
    }
    panels.fill(matrix(), batch);
    transposedPanels.fill(new MatrixValues(weights.values(), offset, 1, columns), batch);
    product = panels;
    transposedProduct = transposedPanels;
  }

  private void refreshWhole() {
    if (transposed == null) {
      transposedValues = new float[rows * columns];
      transposed =
          new WholeProduct(
              new FloatPointer((long) rows * columns),
              /* rows= */ columns,
              /* columns= */ rows,
              weights.team());
    }
    matrix().copyByColumns(0, rows, columns, transposedValues, 0);
    transposed.fill(transposedValues);
    product = whole;
    transposedProduct = transposed;
  }

  private MatrixValues matrix() {
    return new MatrixValues(weights.values(), offset, columns, 1);
  }

  /** result = W·argument + beta · result. */
  void multiply(FloatPointer argument, int batch, float beta, FloatPointer result) {
    multiply(argument, batch, beta, result, batch);
  }

  /** The same where a row of the result is followed by the next after {@code stride} numbers. */
  void multiply(FloatPointer argument, int batch, float beta, FloatPointer result, int stride) {
    if (batch > 1) {
      product.multiply(argument, batch, batch, beta, result, stride);
      return;
    }
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
  }

  /** result = Wᵀ·adjoint. */
  void multiplyTransposed(FloatPointer adjoint, int batch, FloatPointer result) {
    multiplyTransposed(adjoint, batch, batch, result);
  }

  /** The same where a row of the adjoint is followed by the next after {@code stride} numbers. */
  void multiplyTransposed(FloatPointer adjoint, int stride, int batch, FloatPointer result) {
    if (batch > 1) {
      transposedProduct.multiply(adjoint, stride, batch, 0f, result, batch);
      return;
    }
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
  }

  /** ∂L/∂W += adjoint·argumentᵀ, summed over the batch. */
  void accumulate(FloatPointer argument, FloatPointer adjoint, int batch) {
    gradient.addSequences(argument, adjoint, batch, batch);
  }

  /** The same where a row of the adjoint is followed by the next after {@code stride} numbers. */
  void accumulate(FloatPointer argument, FloatPointer adjoint, int stride, int batch) {
    gradient.addSequences(argument, adjoint, stride, batch);
  }

  /** The same for a single sequence; see {@link GradientProduct#addSteps}. */
  void accumulateSteps(FloatPointer argument, FloatPointer adjoint, int stride, int steps) {
    gradient.addSteps(argument, adjoint, stride, steps);
  }
}
