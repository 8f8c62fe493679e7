package org.unroll.launch;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.unroll.api.Better;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.plan.PlannedTuning;

/**
 * How good a candidate is. One of which fewer trials diverged is better; of equally many, the one
 * with the better mean over the others.
 *
 * @param diverged trials that diverged, or never reached a finite value
 * @param better which means are better
 * @param mean what the other trials are judged by, averaged; empty if there are none
 */
public record TuningScore(
    PlannedTuning.Candidate candidate, int diverged, Better better, OptionalDouble mean) {
  /**
   * @param column the one of {@code runs.csv} by which trials are judged
   */
  static TuningScore of(
      PlannedTuning.Candidate candidate, String column, List<RunManifest> trials) {
    List<Double> values = trials.stream().flatMap(trial -> value(trial, column)).toList();
    return new TuningScore(
        candidate,
        trials.size() - values.size(),
        trials.get(0).best().better(),
        values.stream().mapToDouble(Double::doubleValue).average());
  }

  private static Stream<Double> value(RunManifest trial, String column) {
    return Stream.ofNullable(trial.metrics().get(column))
        .filter(value -> trial.status() == RunStatus.COMPLETED && Double.isFinite(value));
  }

  boolean isBetterThan(TuningScore other) {
    return diverged == other.diverged
        ? better.than(mean.orElse(better.worst()), other.mean.orElse(better.worst()))
        : diverged < other.diverged;
  }
}
