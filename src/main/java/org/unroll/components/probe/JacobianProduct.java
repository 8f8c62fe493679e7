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
  private final QRDecomposition<DMatrixRMaj> decomposition;
  private final DMatrixRMaj basis;
  private DMatrixRMaj left;
  private double logarithmOfScale;

  /** The empty product: the identity. */
  JacobianProduct(int size) {
    this.decomposition = DecompositionFactory_DDRM.qr(size, size);
    this.basis = CommonOps_DDRM.identity(size);
    this.left = CommonOps_DDRM.identity(size);
  }

  /** Multiplies from the right by the Jacobian of one step earlier. */
  void append(DMatrixRMaj jacobian) {
    // L·Qᵀ·J: (Qᵀ·J)ᵀ = Jᵀ·Q = Q'·R gives L·Rᵀ·Q'ᵀ.
    DMatrixRMaj transposed = new DMatrixRMaj(basis.numRows, basis.numCols);
    CommonOps_DDRM.multTransA(jacobian, basis, transposed);
    decomposition.decompose(transposed);
    decomposition.getQ(basis, false);
    DMatrixRMaj product = new DMatrixRMaj(left.numRows, left.numCols);
    CommonOps_DDRM.multTransB(left, decomposition.getR(null, false), product);
    double largest = CommonOps_DDRM.elementMaxAbs(product);
    if (largest > 0) {
      CommonOps_DDRM.divide(product, largest);
      logarithmOfScale += Math.log(largest);
    }
    left = product;
  }

  /** The product's singular values. */
  SingularValues singularValues() {
    return SingularValues.of(left, logarithmOfScale);
  }
}
