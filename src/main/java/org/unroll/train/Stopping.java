package org.unroll.train;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.unroll.api.TrainingState;
import org.unroll.engine.LossSums;

/**
 * When training ends before its last update. Only losses that are finite come here: any other ends
 * training by itself.
 *
 * @param patience evaluations without improvement after which it ends
 * @param minimumImprovement an evaluation is an improvement if its loss is lower by more than this
 *     than at the last improvement; the first mark is set before the first update
 * @param lossBelow ends when the validation loss is at or below this
 * @param lossAbove ends when the validation loss is at or above this
 * @param accuracyBelow ends when the validation accuracy is at or below this
 * @param accuracyAbove ends when the validation accuracy is at or above this
 */
public record Stopping(
    OptionalInt patience,
    double minimumImprovement,
    OptionalDouble lossBelow,
    OptionalDouble lossAbove,
    OptionalDouble accuracyBelow,
    OptionalDouble accuracyAbove) {
  /** Never before the last update. */
  public static final Stopping NEVER =
      new Stopping(
          OptionalInt.empty(),
          0,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  /** Watches one run. */
  Watch watch() {
    return new Watch(this);
  }

  private boolean reached(LossSums validation) {
    return atMost(validation.meanLoss(), lossBelow)
        || atLeast(validation.meanLoss(), lossAbove)
        || atMost(validation.accuracy(), accuracyBelow)
        || atLeast(validation.accuracy(), accuracyAbove);
  }

  private static boolean atMost(double value, OptionalDouble bound) {
    return bound.isPresent() && value <= bound.getAsDouble();
  }

  private static boolean atLeast(double value, OptionalDouble bound) {
    return bound.isPresent() && value >= bound.getAsDouble();
  }

  /** One run's evaluations. */
  static final class Watch {
    private static final String BEST = "stopping/best";
    private static final String WITHOUT_IMPROVEMENT = "stopping/without_improvement";

    private final Stopping stopping;
    private double best = Double.POSITIVE_INFINITY;
    private int withoutImprovement;

    private Watch(Stopping stopping) {
      this.stopping = stopping;
    }

    /** Takes the evaluation before the first update, which later ones have to improve on. */
    void begins(LossSums validation) {
      best = validation.meanLoss();
    }

    /** Takes an evaluation after an update; whether training ends with it. */
    boolean ends(LossSums validation) {
      if (validation.meanLoss() < best - stopping.minimumImprovement()) {
        best = validation.meanLoss();
        withoutImprovement = 0;
      } else {
        withoutImprovement++;
      }
      boolean exhausted =
          stopping.patience().isPresent() && withoutImprovement >= stopping.patience().getAsInt();
      return exhausted || stopping.reached(validation);
    }

    void save(TrainingState.Builder state) {
      state.put(BEST, best).put(WITHOUT_IMPROVEMENT, withoutImprovement);
    }

    void restore(TrainingState state) {
      best = state.doubles(BEST, 1)[0];
      withoutImprovement = Math.toIntExact(state.longs(WITHOUT_IMPROVEMENT, 1)[0]);
    }
  }
}
