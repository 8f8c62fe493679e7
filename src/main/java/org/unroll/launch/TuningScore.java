package org.unroll.launch;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.plan.PlannedTuning;
import org.unroll.record.TuningList;

/**
 * How good a candidate is. One of which fewer trials diverged is better; of equally many, the one
 * with the lower mean over the others.
 *
 * @param diverged trials that diverged, or never reached a finite loss
 * @param mean best validation loss of the other trials, averaged; empty if there are none
 */
public record TuningScore(PlannedTuning.Candidate candidate, int diverged, OptionalDouble mean) {
  static TuningScore of(PlannedTuning.Candidate candidate, List<RunManifest> trials) {
    List<Double> losses = trials.stream().flatMap(TuningScore::loss).toList();
    return new TuningScore(
        candidate,
        trials.size() - losses.size(),
        losses.stream().mapToDouble(Double::doubleValue).average());
  }

  private static Stream<Double> loss(RunManifest trial) {
    return Stream.ofNullable(trial.metrics().get(TuningList.METRIC.column()))
        .filter(loss -> trial.status() == RunStatus.COMPLETED && Double.isFinite(loss));
  }

  boolean isBetterThan(TuningScore other) {
    return diverged == other.diverged
        ? mean.orElse(Double.MAX_VALUE) < other.mean.orElse(Double.MAX_VALUE)
        : diverged < other.diverged;
  }
}
