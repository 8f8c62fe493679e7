package org.unroll.train;

import java.util.Optional;
import org.unroll.api.Better;
import org.unroll.api.TrainedModel;
import org.unroll.api.TrainingState;

/** The parameters with the best value on the validation split so far. */
final class BestParameters {
  private static final String STEP = "best/step";
  private static final String VALUE = "best/value";
  private static final String FOUND = "best/found";
  private static final String VALUES = "best/parameters";

  private long step;
  private final Better better;
  private boolean found;
  private double best;
  private final float[] values;

  /**
   * @param better which values are better
   */
  BestParameters(Better better, int size) {
    this.better = better;
    this.best = better.worst();
    this.values = new float[size];
  }

  /** Keeps a copy if the value is better than any before. The first ones always are kept. */
  void offer(long update, double value, float[] parameters) {
    if (!found || better.than(value, best)) {
      step = update;
      best = Double.isNaN(value) ? better.worst() : value;
      found = true;
      System.arraycopy(parameters, 0, values, 0, values.length);
    }
  }

  void restoreTo(float[] parameters) {
    System.arraycopy(values, 0, parameters, 0, values.length);
  }

  /** Empty before any were offered. The array is not copied. */
  Optional<TrainedModel.Values> found() {
    return found ? Optional.of(new TrainedModel.Values(step, values)) : Optional.empty();
  }

  void save(TrainingState.Builder state) {
    state.put(STEP, step).put(VALUE, best).put(FOUND, found ? 1 : 0).put(VALUES, values);
  }

  void restore(TrainingState state) {
    step = state.longs(STEP, 1)[0];
    best = state.doubles(VALUE, 1)[0];
    found = state.longs(FOUND, 1)[0] == 1;
    System.arraycopy(state.floats(VALUES, values.length), 0, values, 0, values.length);
  }
}
