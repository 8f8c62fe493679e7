package org.unroll.engine.reference;

import org.ejml.data.DMatrixRMaj;
import org.unroll.engine.trace.Node;

/** y = (x − μ) / √(σ² + ε) row by row, and its derivative written out from the chain rule. */
final class ReferenceNormalization {
  private ReferenceNormalization() {}

  static DMatrixRMaj forward(DMatrixRMaj x) {
    double[][] rows = ReferenceMatrices.rows(x);
    for (double[] row : rows) {
      double mean = mean(row);
      double scale = scale(row, mean);
      for (int j = 0; j < row.length; j++) {
        row[j] = (row[j] - mean) / scale;
      }
    }
    return new DMatrixRMaj(rows);
  }

  /** ∂x_j = Σ_i ∂y_i · ((δ_ij − 1/n) / s − (x_i − μ)(x_j − μ) / (n s³)). */
  static DMatrixRMaj backward(DMatrixRMaj x, DMatrixRMaj adjoint) {
    double[][] rows = ReferenceMatrices.rows(x);
    double[][] given = ReferenceMatrices.rows(adjoint);
    double[][] result = new double[rows.length][rows[0].length];
    for (int r = 0; r < rows.length; r++) {
      int n = rows[r].length;
      double mean = mean(rows[r]);
      double s = scale(rows[r], mean);
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < n; i++) {
          double own = (i == j ? 1 : 0) - 1.0 / n;
          double spread = (rows[r][i] - mean) * (rows[r][j] - mean) / (n * s * s * s);
          result[r][j] += given[r][i] * (own / s - spread);
        }
      }
    }
    return new DMatrixRMaj(result);
  }

  private static double mean(double[] row) {
    double sum = 0;
    for (double value : row) {
      sum += value;
    }
    return sum / row.length;
  }

  private static double scale(double[] row, double mean) {
    double squares = 0;
    for (double value : row) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / row.length + Node.Normalized.EPSILON);
  }
}
