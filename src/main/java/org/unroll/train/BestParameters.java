package org.unroll.train;

import java.util.Optional;
import org.unroll.api.TrainedModel;
import org.unroll.api.TrainingState;

/** The parameters with the lowest validation loss so far. */
final class BestParameters {
  private static final String STEP = "best/step";
  private static final String LOSS = "best/loss";
  private static final String VALUES = "best/parameters";

  private long step;
  private double loss = Double.POSITIVE_INFINITY;
  private final float[] values;

  BestParameters(int size) {
    this.values = new float[size];
  }

  /** Keeps a copy if the loss is lower than any before. A finite first one always is. */
  void offer(long update, double validationLoss, float[] parameters) {
    if (validationLoss < loss) {
      step = update;
      loss = validationLoss;
      System.arraycopy(parameters, 0, values, 0, values.length);
    }
  }

  void restoreTo(float[] parameters) {
    System.arraycopy(values, 0, parameters, 0, values.length);
  }

  /** Empty before a finite loss was offered. The array is not copied. */
  Optional<TrainedModel.Values> found() {
    return loss < Double.POSITIVE_INFINITY
        ? Optional.of(new TrainedModel.Values(step, values))
        : Optional.empty();
  }

  void save(TrainingState.Builder state) {
    state.put(STEP, step).put(LOSS, loss).put(VALUES, values);
  }

  void restore(TrainingState state) {
    step = state.longs(STEP, 1)[0];
    loss = state.doubles(LOSS, 1)[0];
    System.arraycopy(state.floats(VALUES, values.length), 0, values, 0, values.length);
  }
}
