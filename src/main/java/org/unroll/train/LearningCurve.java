package org.unroll.train;

import java.util.Optional;
import java.util.OptionalDouble;
import org.unroll.api.LearningPoint;
import org.unroll.api.Split;
import org.unroll.api.Task;
import org.unroll.api.TrainingState;
import org.unroll.engine.LossSums;

/** Makes the points of the learning curve: training losses are averaged between two points. */
final class LearningCurve {
  private static final String LOSS = "learning_curve/loss";
  private static final String COUNTS = "learning_curve/counts";

  private final Task task;
  private LossSums training = LossSums.NONE;

  LearningCurve(Task task) {
    this.task = task;
  }

  void updated(LossSums sums) {
    training = training.plus(sums);
  }

  /** The training losses since the last call; empty if no update since then had a target. */
  Optional<LearningPoint> takeTraining(long step) {
    LossSums sums = training;
    training = LossSums.NONE;
    return sums.targets() == 0 ? Optional.empty() : Optional.of(point(step, Split.TRAIN, sums));
  }

  LearningPoint point(long step, Split split, LossSums sums) {
    OptionalDouble accuracy =
        task.target() == Task.Target.CLASSES
            ? OptionalDouble.of(sums.accuracy())
            : OptionalDouble.empty();
    return new LearningPoint(step, split.word(), sums.meanLoss(), accuracy);
  }

  /** The sums since the last point. */
  void save(TrainingState.Builder state) {
    state.put(LOSS, training.loss()).put(COUNTS, training.targets(), training.correct());
  }

  void restore(TrainingState state) {
    long[] counts = state.longs(COUNTS, 2);
    training = new LossSums(state.doubles(LOSS, 1)[0], counts[0], counts[1]);
  }
}
