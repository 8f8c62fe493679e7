package org.unroll.engine.fast;

import org.unroll.api.Parameter;

/**
 * A bias b {@code [size]}, or another trained vector, spread over the batch once per update instead
 * of at every step.
 */
final class BiasVector {
  private final Parameter parameter;
  private final Weights weights;
  private float[] spread = new float[0];
  private float[] adjointSum = new float[0];
  private final double[] rowSums;
  private int batch;

  BiasVector(Parameter parameter, Weights weights) {
    this.parameter = parameter;
    this.weights = weights;
    this.rowSums = new double[parameter.length()];
  }

  /** Has to be called after the parameters or the batch size changed. */
  void refresh(int newBatch) {
    batch = newBatch;
    int count = parameter.length() * batch;
    if (spread.length < count) {
      spread = new float[count];
      adjointSum = new float[count];
    }
    for (int j = 0; j < parameter.length(); j++) {
      java.util.Arrays.fill(
          spread, j * batch, (j + 1) * batch, weights.values()[parameter.offset() + j]);
    }
  }

  /** value += b for every sequence, in the elements from {@code from} to before {@code to}. */
  void addTo(float[] value, int from, int to) {
    VectorLoops.add(spread, value, from, to);
  }

  /** The same for value = b. */
  void copyTo(float[] value, int from, int to) {
    VectorLoops.copy(spread, value, from, to);
  }

  /** Row j of {@code [size][columns]} += b_j. */
  void addToRows(float[][] value, int columns) {
    for (int j = 0; j < parameter.length(); j++) {
      VectorLoops.shift(value[j], weights.values()[parameter.offset() + j], columns);
    }
  }

  void clearGradient() {
    // All of it: the pass before may have been one over fewer sequences, an evaluation's last.
    java.util.Arrays.fill(adjointSum, 0f);
    java.util.Arrays.fill(rowSums, 0);
  }

  /** Takes these elements of one step's adjoint {@code [size, batch]}. */
  void accumulate(float[] adjoint, int from, int to) {
    VectorLoops.add(adjoint, adjointSum, from, to);
  }

  /** Takes the adjoint of many samples at once, {@code [size][columns]}. */
  void accumulateRows(float[][] adjoint, int columns) {
    for (int j = 0; j < parameter.length(); j++) {
      rowSums[j] += VectorLoops.sum(adjoint[j], 0, columns);
    }
  }

  /** ∂L/∂b: the sum over steps and sequences. */
  void writeGradient() {
    for (int j = 0; j < parameter.length(); j++) {
      double sum = rowSums[j];
      for (int b = 0; b < batch; b++) {
        sum += adjointSum[j * batch + b];
      }
      weights.gradient()[parameter.offset() + j] = (float) sum;
    }
  }
}
