package org.unroll.engine.fast;

import org.unroll.api.Parameter;

/**
 * The input weights W {@code [rows, symbols]} of one affine map whose input is a token: the product
 * with a one-hot vector is the choice of a column.
 */
final class TokenWeights {
  private final Parameter parameter;
  private final Weights weights;
  private final float[] sums;

  TokenWeights(Parameter parameter, Weights weights) {
    this.parameter = parameter;
    this.weights = weights;
    this.sums = new float[parameter.length()];
  }

  /** value[j, b] += W[j, tokens[first + b]]. */
  void addTo(float[] value, int[] tokens, int first, int batch) {
    float[] source = weights.values();
    int symbols = parameter.columns();
    int row = 0;
    // Two rows at a time: the tokens are read once for both.
    for (; row + 1 < parameter.rows(); row += 2) {
      int weight = parameter.offset() + row * symbols;
      int place = row * batch;
      for (int b = 0; b < batch; b++) {
        int token = weight + tokens[first + b];
        value[place + b] += source[token];
        value[place + batch + b] += source[token + symbols];
      }
    }
    for (; row < parameter.rows(); row++) {
      int weight = parameter.offset() + row * symbols;
      for (int b = 0; b < batch; b++) {
        value[row * batch + b] += source[weight + tokens[first + b]];
      }
    }
  }

  void clearGradient() {
    java.util.Arrays.fill(sums, 0f);
  }

  /** ∂L/∂W[j, tokens[first + b]] += adjoint[j, b]. */
  void accumulate(float[] adjoint, int[] tokens, int first, int batch) {
    int symbols = parameter.columns();
    for (int row = 0; row < parameter.rows(); row++) {
      int weight = row * symbols;
      int place = row * batch;
      for (int b = 0; b < batch; b++) {
        sums[weight + tokens[first + b]] += adjoint[place + b];
      }
    }
  }

  void writeGradient() {
    System.arraycopy(sums, 0, weights.gradient(), parameter.offset(), sums.length);
  }
}
