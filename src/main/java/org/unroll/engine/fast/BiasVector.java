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
  private int batch;

  BiasVector(Parameter parameter, Weights weights) {
    this.parameter = parameter;
    this.weights = weights;
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

  /** value += b for every sequence. */
  void addTo(float[] value) {
    VectorLoops.add(spread, value, parameter.length() * batch);
  }

  /** value = b for every sequence. */
  void copyTo(float[] value) {
    VectorLoops.copy(spread, value, parameter.length() * batch);
  }

  void clearGradient() {
    java.util.Arrays.fill(adjointSum, 0, parameter.length() * batch, 0f);
  }

  /** Takes one step's adjoint {@code [size, batch]}. */
  void accumulate(float[] adjoint) {
    VectorLoops.add(adjoint, adjointSum, parameter.length() * batch);
  }

  /** ∂L/∂b: the sum over steps and sequences. */
  void writeGradient() {
    for (int j = 0; j < parameter.length(); j++) {
      double sum = 0;
      for (int b = 0; b < batch; b++) {
        sum += adjointSum[j * batch + b];
      }
      weights.gradient()[parameter.offset() + j] = (float) sum;
    }
  }
}
