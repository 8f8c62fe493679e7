package org.unroll.components.initialization;

import jakarta.validation.constraints.Positive;
import java.util.random.RandomGenerator;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;

/**
 * W = gain · Q with Q drawn evenly from the orthogonal matrices, so that every singular value is
 * the gain (Saxe, McClelland and Ganguli 2013). The shorter side of a rectangular Q is orthonormal:
 * QQᵀ = I if rows ≤ columns, QᵀQ = I otherwise.
 *
 * <p>Q is the factor of the QR decomposition of a Gaussian matrix whose R has a positive diagonal;
 * that choice of signs makes Q Haar distributed (Mezzadri 2007). Modified Gram–Schmidt gives
 * exactly it, and its second pass makes Q orthogonal to rounding whatever the condition of the
 * Gaussian matrix (Giraud, Langou and Rozložník 2005).
 */
@Doc(
    value = "A random orthogonal matrix: no direction shrinks or grows.",
    source =
        "Saxe, McClelland and Ganguli 2013, Exact Solutions to the Nonlinear Dynamics of Learning in"
            + " Deep Linear Neural Networks")
public record Orthogonal(
    @Positive @Default("1.0") @Doc("Every singular value of the matrix.") double gain)
    implements Initialization {
  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    double[][] basis = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[row * columns + column] =
            gain * (rows <= columns ? basis[row][column] : basis[column][row]);
      }
    }
  }

  private static double[][] orthonormal(int vectors, int size, RandomGenerator random) {
    double[][] basis = new double[vectors][size];
    for (int j = 0; j < vectors; j++) {
      double[] vector = basis[j];
      for (int i = 0; i < size; i++) {
        vector[i] = random.nextGaussian();
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int k = 0; k < j; k++) {
          addMultiple(vector, -dot(vector, basis[k]), basis[k]);
        }
      }
      double norm = Math.sqrt(dot(vector, vector));
      for (int i = 0; i < size; i++) {
        vector[i] /= norm;
      }
    }
    return basis;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void addMultiple(double[] target, double factor, double[] addend) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * addend[i];
    }
  }
}
