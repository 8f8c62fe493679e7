package org.unroll.components.probe;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The singular values of a matrix e^scale · A. Those below 1e-14 of the largest are rounding and
 * not known.
 *
 * @param values those of A, largest first
 * @param logarithmOfScale scale
 */
record SingularValues(double[] values, double logarithmOfScale) {
  private static final double KNOWN = 1e-14;

  /**
   * The singular values of a matrix and, up to that many, zeros.
   *
   * @param count at least the smaller of the matrix's two sizes
   */
  static SingularValues of(DMatrixRMaj matrix, int count, double logarithmOfScale) {
    // Values alone: SingularOps_DDRM works out the vectors of one side too.
    SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
    double[] descending = new double[count];
    if (!decomposition.decompose(matrix.copy())) {
      Arrays.fill(descending, Double.NaN); // what is not finite has none
      return new SingularValues(descending, logarithmOfScale);
    }
    double[] values = Arrays.copyOf(decomposition.getSingularValues(), count);
    Arrays.sort(values);
    for (int i = 0; i < count; i++) {
      descending[i] = values[count - 1 - i];
    }
    return new SingularValues(descending, logarithmOfScale);
  }

  /** The largest alone: the root of the largest eigenvalue of AᵀA; the others it would spoil. */
  static double largest(DMatrixRMaj matrix) {
    double scale = CommonOps_DDRM.elementMaxAbs(matrix);
    if (scale == 0) {
      return 0;
    }
    DMatrixRMaj scaled = CommonOps_DDRM.divide(matrix, scale, null);
    DMatrixRMaj square = new DMatrixRMaj(matrix.numCols, matrix.numCols);
    CommonOps_DDRM.multInner(scaled, square);
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(matrix.numCols, false, true);
    if (!eigen.decompose(square)) {
      return Double.NaN;
    }
    double largest = 0;
    for (int i = 0; i < matrix.numCols; i++) {
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    return scale * Math.sqrt(largest);
  }

  /** ln of the largest; empty if all are zero. */
  OptionalDouble lnLargest() {
    return ln(values[0]);
  }

  /** ln of the smallest; empty if it is not known. */
  OptionalDouble lnSmallest() {
    return ln(values[values.length - 1]);
  }

  /** ln of the median, of an even number the mean of the two in the middle; empty if not known. */
  OptionalDouble lnMedian() {
    double below = values[values.length / 2];
    double above = values[(values.length - 1) / 2];
    return known(below) ? ln((below + above) / 2) : OptionalDouble.empty();
  }

  /**
   * The effective rank e^H, H being the entropy of the singular values divided by their sum (Roy
   * and Vetterli 2007); empty if all are zero.
   */
  OptionalDouble effectiveRank() {
    double sum = Arrays.stream(values).filter(this::known).sum();
    if (sum == 0) {
      return OptionalDouble.empty();
    }
    double entropy =
        Arrays.stream(values)
            .filter(this::known)
            .map(value -> -value / sum * Math.log(value / sum))
            .sum();
    return OptionalDouble.of(Math.exp(entropy));
  }

  private boolean known(double value) {
    return value > 0 && value >= KNOWN * values[0];
  }

  private OptionalDouble ln(double value) {
    return known(value)
        ? OptionalDouble.of(Math.log(value) + logarithmOfScale)
        : OptionalDouble.empty();
  }
}
