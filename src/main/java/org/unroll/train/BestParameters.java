package org.unroll.train;

import org.unroll.api.TrainingState;

/** The parameters with the lowest validation loss so far. */
final class BestParameters {
  private static final String LOSS = "best/loss";
  private static final String VALUES = "best/parameters";

  private double loss = Double.POSITIVE_INFINITY;
  private final float[] values;

  BestParameters(int size) {
    this.values = new float[size];
  }

  /** Keeps a copy if the loss is lower than any before. A finite first one always is. */
  void offer(double validationLoss, float[] parameters) {
    if (validationLoss < loss) {
      loss = validationLoss;
      System.arraycopy(parameters, 0, values, 0, values.length);
    }
  }

  void restoreTo(float[] parameters) {
    System.arraycopy(values, 0, parameters, 0, values.length);
  }

  void save(TrainingState.Builder state) {
    state.put(LOSS, loss).put(VALUES, values);
  }

  void restore(TrainingState state) {
    loss = state.doubles(LOSS, 1)[0];
    System.arraycopy(state.floats(VALUES, values.length), 0, values, 0, values.length);
  }
}
