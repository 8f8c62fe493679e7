package org.unroll.train;

import java.util.Optional;
import java.util.OptionalInt;
import org.unroll.api.Better;
import org.unroll.api.LearningPoint;
import org.unroll.api.MetricDescription;
import org.unroll.api.TrainingState;

/**
 * When training ends before its last update, and by what its best parameters are chosen. Only
 * losses that are finite come here: any other ends training by itself.
 *
 * @param best the metric on the validation split by which parameters are the best, and which early
 *     stopping watches
 * @param patience evaluations without improvement after which it ends
 * @param minimumImprovement an evaluation is an improvement if its value is better by more than
 *     this than at the last improvement; the first mark is set before the first update
 * @param threshold a value of a metric at which it ends
 */
public record Stopping(
    MetricDescription best,
    OptionalInt patience,
    double minimumImprovement,
    Optional<Threshold> threshold) {
  /** Never before the last update; the best parameters are those with the lowest loss. */
  public static final Stopping NEVER =
      new Stopping(MetricDescription.LOSS, OptionalInt.empty(), 0, Optional.empty());

  /**
   * A value at which training ends.
   *
   * @param metric its name
   * @param side whether it ends at that value or below, or at that value or above
   */
  public record Threshold(String metric, Better side, double value) {
    private boolean reached(LearningPoint validation) {
      return side.reaches(validation.value(metric), value);
    }
  }

  /** Watches one run. */
  Watch watch() {
    return new Watch(this);
  }

  /** The value by which parameters are the best. */
  double valueOf(LearningPoint validation) {
    return validation.value(best.name());
  }

  /** One run's evaluations. */
  static final class Watch {
    private static final String BEST = "stopping/best";
    private static final String WITHOUT_IMPROVEMENT = "stopping/without_improvement";
    private final Stopping stopping;
    private double mark;
    private int withoutImprovement;

    private Watch(Stopping stopping) {
      this.stopping = stopping;
      this.mark = stopping.best().better().worst();
    }

    /** Takes the evaluation before the first update, which later ones have to improve on. */
    void begins(LearningPoint validation) {
      double value = stopping.valueOf(validation);
      mark = Double.isNaN(value) ? mark : value;
    }

    /** Takes an evaluation after an update; whether training ends with it. */
    boolean ends(LearningPoint validation) {
      double value = stopping.valueOf(validation);
      if (stopping.best().better().than(value, leastImprovement())) {
        mark = value;
        withoutImprovement = 0;
      } else {
        withoutImprovement++;
      }
      boolean exhausted =
          stopping.patience().isPresent() && withoutImprovement >= stopping.patience().getAsInt();
      return exhausted || stopping.threshold().filter(it -> it.reached(validation)).isPresent();
    }

    private double leastImprovement() {
      return stopping.best().better() == Better.LOWER
          ? mark - stopping.minimumImprovement()
          : mark + stopping.minimumImprovement();
    }

    void save(TrainingState.Builder state) {
      state.put(BEST, mark).put(WITHOUT_IMPROVEMENT, withoutImprovement);
    }

    void restore(TrainingState state) {
      mark = state.doubles(BEST, 1)[0];
      withoutImprovement = Math.toIntExact(state.longs(WITHOUT_IMPROVEMENT, 1)[0]);
    }
  }
}
