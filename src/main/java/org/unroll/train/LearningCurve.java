package org.unroll.train;

import java.util.List;
import java.util.Optional;
import org.unroll.api.LearningPoint;
import org.unroll.api.Split;
import org.unroll.api.TrainingState;

/** Makes the points of the learning curve: training values are those between two points. */
final class LearningCurve {
  private static final String STATE = "learning_curve/";
  private final List<NamedMetric> metrics;
  private final int outputs;
  private Measurement training;

  /**
   * @param outputs scores of one step
   */
  LearningCurve(List<NamedMetric> metrics, int outputs) {
    this.metrics = metrics;
    this.outputs = outputs;
    this.training = begin();
  }

  /** Begins to measure. */
  Measurement begin() {
    return new Measurement(metrics, outputs);
  }

  /** What the updates since the last point came to so far. */
  Measurement training() {
    return training;
  }

  /** The training point since the last call; empty if no update since then had a target. */
  Optional<LearningPoint> takeTraining(long step) {
    Measurement taken = training;
    training = begin();
    return taken.sums().targets() == 0
        ? Optional.empty()
        : Optional.of(point(step, Split.TRAIN, taken));
  }

  LearningPoint point(long step, Split split, Measurement measured) {
    return new LearningPoint(step, split.word(), measured.sums().meanLoss(), measured.values());
  }

  /** What was measured since the last point. */
  void save(TrainingState.Builder state) {
    training.save(STATE, state);
  }

  void restore(TrainingState state) {
    training.restore(STATE, state);
  }
}
