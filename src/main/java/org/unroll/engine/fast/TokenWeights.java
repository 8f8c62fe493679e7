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
  private final float[] table;
  private final float[] sums;

  /**
   * Whether the table and the sums are {@code [symbols, rows]}, so that the column of a single
   * sequence lies together; else {@code [rows, symbols]}, whose rows stay in the cache.
   */
  private boolean byToken;

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

  /** Has to be called after the parameters or the batch size changed. */
  void refresh(int batch) {
    byToken = batch == 1;
    int symbols = parameter.columns();
    int rows = parameter.rows();
    float[] values = weights.values();
    for (int row = 0; row < rows; row++) {
      float shift = bias == null ? 0f : values[bias.offset() + row];
      int source = parameter.offset() + row * symbols;
      if (byToken) {
        for (int s = 0; s < symbols; s++) {
          table[s * rows + row] = values[source + s] + shift;
        }
      } else {
        VectorLoops.shifted(values, source, shift, table, row * symbols, symbols);
      }
    }
  }

  /**
   * value[j, b] += W′[j, tokens[first + b]] for j from {@code firstRow} to before {@code endRow}.
   */
  void addTo(float[] value, int[] tokens, int first, int batch, int firstRow, int endRow) {
    if (byToken) {
      int column = tokens[first] * parameter.rows();
      VectorLoops.add(table, column + firstRow, value, firstRow, endRow - firstRow);
      return;
    }
    int symbols = parameter.columns();
    int row = firstRow;
    // Two rows at a time: the tokens are read once for both.
    for (; row + 1 < endRow; row += 2) {
      int weight = row * symbols;
      int place = row * batch;
      for (int b = 0; b < batch; b++) {
        int token = weight + tokens[first + b];
        value[place + b] += table[token];
        value[place + batch + b] += table[token + symbols];
      }
    }
    for (; row < endRow; row++) {
      int weight = row * symbols;
      for (int b = 0; b < batch; b++) {
        value[row * batch + b] += table[weight + tokens[first + b]];
      }
    }
  }

  void clearGradient() {
    java.util.Arrays.fill(sums, 0f);
  }

  /** ∂L/∂W[j, tokens[first + b]] += adjoint[j, b] for the same j. */
  void accumulate(float[] adjoint, int[] tokens, int first, int batch, int firstRow, int endRow) {
    if (byToken) {
      int column = tokens[first] * parameter.rows();
      VectorLoops.add(adjoint, firstRow, sums, column + firstRow, endRow - firstRow);
      return;
    }
    int symbols = parameter.columns();
    int row = firstRow;
    for (; row + 1 < endRow; row += 2) {
      int weight = row * symbols;
      int place = row * batch;
      for (int b = 0; b < batch; b++) {
        int token = weight + tokens[first + b];
        sums[token] += adjoint[place + b];
        sums[token + symbols] += adjoint[place + batch + b];
      }
    }
    for (; row < endRow; row++) {
      int weight = row * symbols;
      for (int b = 0; b < batch; b++) {
        sums[weight + tokens[first + b]] += adjoint[row * batch + b];
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
      if (byToken) {
        for (int s = 0; s < symbols; s++) {
          gradient[target + s] = sums[s * rows + row];
        }
      } else {
        System.arraycopy(sums, row * symbols, gradient, target, symbols);
      }
      if (bias != null) {
        gradient[bias.offset() + row] = (float) VectorLoops.sum(gradient, target, symbols);
      }
    }
  }
}
