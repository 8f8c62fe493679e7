package org.unroll.engine.fast;

import org.unroll.api.Parameter;

/**
 * The input weights W {@code [rows, symbols]} of one affine map whose input is a token: the product
 * with a one-hot vector is the choice of a column. The map's bias b stands in every column, since
 * each sequence chooses exactly one: W′[j, s] = W[j, s] + b_j, and ∂L/∂b_j = Σ_s ∂L/∂W[j, s].
 */
final class TokenWeights {
  private final Parameter parameter;
  private final Parameter bias;
  private final Weights weights;

  /** W′ by columns, {@code [symbols, rows]}: what a token chooses lies together. */
  private final float[] table;

  /** ∂L/∂W, laid out alike. */
  private final float[] sums;

  /**
   * Creates the weights of one map.
   *
   * @param bias the map's bias, or null
   */
  TokenWeights(Parameter parameter, Parameter bias, Weights weights) {
    this.parameter = parameter;
    this.bias = bias;
    this.weights = weights;
    this.table = new float[parameter.length()];
    this.sums = new float[parameter.length()];
  }

  /** Has to be called after the parameters changed. */
  void refresh() {
    int rows = parameter.rows();
    float[] values = weights.values();
    for (int row = 0; row < rows; row++) {
      float shift = bias == null ? 0f : values[bias.offset() + row];
      int source = parameter.offset() + row * parameter.columns();
      for (int s = 0; s < parameter.columns(); s++) {
        table[s * rows + row] = values[source + s] + shift;
      }
    }
  }

  /** value[j, b] += W′[j, tokens[first + b]]. */
  void addTo(float[] value, int[] tokens, int first, int batch) {
    int rows = parameter.rows();
    if (batch == 1) {
      VectorLoops.add(table, tokens[first] * rows, value, 0, rows);
      return;
    }
    int row = 0;
    // Eight rows at a time: they lie together in the table, and a token is read once for all.
    for (; row + 7 < rows; row += 8) {
      int place = row * batch;
      for (int b = 0; b < batch; b++) {
        int from = tokens[first + b] * rows + row;
        value[place + b] += table[from];
        value[place + batch + b] += table[from + 1];
        value[place + 2 * batch + b] += table[from + 2];
        value[place + 3 * batch + b] += table[from + 3];
        value[place + 4 * batch + b] += table[from + 4];
        value[place + 5 * batch + b] += table[from + 5];
        value[place + 6 * batch + b] += table[from + 6];
        value[place + 7 * batch + b] += table[from + 7];
      }
    }
    for (; row < rows; row++) {
      for (int b = 0; b < batch; b++) {
        value[row * batch + b] += table[tokens[first + b] * rows + row];
      }
    }
  }

  void clearGradient() {
    java.util.Arrays.fill(sums, 0f);
  }

  /** ∂L/∂W[j, tokens[first + b]] += adjoint[j, b]. */
  void accumulate(float[] adjoint, int[] tokens, int first, int batch) {
    int rows = parameter.rows();
    if (batch == 1) {
      VectorLoops.add(adjoint, 0, sums, tokens[first] * rows, rows);
      return;
    }
    int row = 0;
    for (; row + 7 < rows; row += 8) {
      int place = row * batch;
      for (int b = 0; b < batch; b++) {
        int to = tokens[first + b] * rows + row;
        sums[to] += adjoint[place + b];
        sums[to + 1] += adjoint[place + batch + b];
        sums[to + 2] += adjoint[place + 2 * batch + b];
        sums[to + 3] += adjoint[place + 3 * batch + b];
        sums[to + 4] += adjoint[place + 4 * batch + b];
        sums[to + 5] += adjoint[place + 5 * batch + b];
        sums[to + 6] += adjoint[place + 6 * batch + b];
        sums[to + 7] += adjoint[place + 7 * batch + b];
      }
    }
    for (; row < rows; row++) {
      for (int b = 0; b < batch; b++) {
        sums[tokens[first + b] * rows + row] += adjoint[row * batch + b];
      }
    }
  }

  /** Leaves ∂L/∂W, and ∂L/∂b if the map has one. */
  void writeGradient() {
    int symbols = parameter.columns();
    int rows = parameter.rows();
    float[] gradient = weights.gradient();
    for (int row = 0; row < rows; row++) {
      int target = parameter.offset() + row * symbols;
      for (int s = 0; s < symbols; s++) {
        gradient[target + s] = sums[s * rows + row];
      }
      if (bias != null) {
        gradient[bias.offset() + row] = (float) VectorLoops.sum(gradient, target, symbols);
      }
    }
  }
}
