package org.unroll.components.probe;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The product of Jacobians ∂s_T/∂s_k = J_T J_{T−1} … J_{k+1}, one factor more at each lag. Kept as
 * e^scale · L · Qᵀ, L lower triangular and Q orthogonal, so that a long product neither overflows
 * nor vanishes, and its small singular values are not lost before their time.
 */
final class JacobianProduct {
  /** Far below what is known of singular values beside a largest element of 1. */
  private static final double NEGLIGIBLE = 1e-20;

  private final QRDecomposition<DMatrixRMaj> decomposition;
  private final DMatrixRMaj basis;

  /** Lᵀ. */
  private DMatrixRMaj triangle;

  private double logarithmOfScale;

  /** The empty product: the identity. */
  JacobianProduct(int size) {
    this.decomposition = DecompositionFactory_DDRM.qr(size, size);
    this.basis = CommonOps_DDRM.identity(size);
    this.triangle = CommonOps_DDRM.identity(size);
  }

  /** Multiplies from the right by the Jacobian of one step earlier. */
  void append(DMatrixRMaj jacobian) {
    // L·Qᵀ·J: (Qᵀ·J)ᵀ = Jᵀ·Q = Q'·R gives L·Rᵀ·Q'ᵀ.
    DMatrixRMaj transposed = CommonOps_DDRM.multTransA(jacobian, basis, null);
    decomposition.decompose(transposed);
    decomposition.getQ(basis, false);
    triangle = triangular(decomposition.getR(null, false), triangle);
    double largest = CommonOps_DDRM.elementMaxAbs(triangle);
    if (largest > 0) {
      CommonOps_DDRM.divide(triangle, largest);
      logarithmOfScale += Math.log(largest);
    }
  }

  /** The product of two upper triangular matrices, which is one too: a sixth of the work. */
  private static DMatrixRMaj triangular(DMatrixRMaj a, DMatrixRMaj b) {
    int size = a.numRows;
    DMatrixRMaj product = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      for (int k = i; k < size; k++) {
        double factor = a.data[i * size + k];
        for (int j = k; j < size; j++) {
          product.data[i * size + j] += factor * b.data[k * size + j];
        }
      }
    }
    return product;
  }

  /** The product's singular values. */
  SingularValues singularValues() {
    int size = triangle.numRows;
    // Without the lower rows once they count for nothing: half of an lstm's after some lags.
    DMatrixRMaj counting = CommonOps_DDRM.extract(triangle, 0, countingRows(), 0, size);
    return SingularValues.of(counting, size, logarithmOfScale);
  }

  /** Rows from the first to the last that is not negligible; at least one. */
  private int countingRows() {
    for (int row = triangle.numRows - 1; row > 0; row--) {
      for (int column = row; column < triangle.numCols; column++) {
        if (Math.abs(triangle.get(row, column)) > NEGLIGIBLE) {
          return row + 1;
        }
      }
    }
    return 1;
  }
}
