package org.unroll.components.probe;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Lyapunov exponents along one trajectory: an orthogonal frame Q is carried along, J_t Q = Q' R,
 * and ln|R_ii| is averaged over the steps after a warm-up in which the frame finds its directions
 * (Benettin et al. 1980; for recurrent networks: Vogt et al. 2022).
 */
final class LyapunovSpectrum {
  private LyapunovSpectrum() {}

  /**
   * The exponents, largest first, in nats a step; minus infinity where a direction is lost for
   * good.
   *
   * @param steps the Jacobians in reading order
   * @param warmUp steps that are not averaged
   * @return empty if no step is left after the warm-up
   */
  static double[] of(double[][][] steps, int warmUp) {
    if (steps.length <= warmUp) {
      return new double[0];
    }
    int size = steps[0].length;
    QRDecomposition<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.qr(size, size);
    DMatrixRMaj frame = CommonOps_DDRM.identity(size);
    double[] sums = new double[size];
    for (int t = 0; t < steps.length; t++) {
      DMatrixRMaj moved = new DMatrixRMaj(size, size);
      CommonOps_DDRM.mult(new DMatrixRMaj(steps[t]), frame, moved);
      decomposition.decompose(moved);
      decomposition.getQ(frame, false);
      DMatrixRMaj stretched = decomposition.getR(null, false);
      for (int i = 0; t >= warmUp && i < size; i++) {
        sums[i] += Math.log(Math.abs(stretched.get(i, i)));
      }
    }
    double[] exponents = new double[size];
    Arrays.sort(sums);
    for (int i = 0; i < size; i++) {
      exponents[i] = sums[size - 1 - i] / (steps.length - warmUp);
    }
    return exponents;
  }
}
