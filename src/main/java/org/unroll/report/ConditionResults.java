package org.unroll.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unroll.format.Metric;
import org.unroll.format.RunStatus;

/**
 * The replicates of one condition.
 *
 * @param condition the condition's slug
 * @param runs its runs, one a seed
 */
record ConditionResults(String condition, List<RunResult> runs) {
  /** Groups runs by condition, in the order in which conditions appear. */
  static List<ConditionResults> group(List<RunResult> runs) {
    Map<String, List<RunResult>> grouped = new LinkedHashMap<>();
    for (RunResult run : runs) {
      grouped.computeIfAbsent(run.condition(), absent -> new ArrayList<>()).add(run);
    }
    return grouped.entrySet().stream()
        .map(entry -> new ConditionResults(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  int count(RunStatus... statuses) {
    Set<RunStatus> wanted = Set.copyOf(Arrays.asList(statuses));
    return (int) runs.stream().filter(run -> wanted.contains(run.status())).count();
  }

  boolean measured(Metric metric) {
    return runs.stream().anyMatch(run -> run.metrics().containsKey(metric));
  }

  /** What guessing scores; empty if no run said so yet. */
  Optional<Guess> guess() {
    return runs.stream()
        .filter(run -> run.metrics().containsKey(Metric.BASELINE_LOSS))
        .map(run -> new Guess(run.metrics().get(Metric.BASELINE_LOSS), run.baseline()))
        .findFirst();
  }

  /** What is known of {@link GradientKept} in the completed runs. */
  double[] gradientsKept() {
    return runs.stream()
        .filter(run -> run.status() == RunStatus.COMPLETED)
        .mapToDouble(RunResult::gradientKept)
        .filter(kept -> !Double.isNaN(kept))
        .toArray();
  }

  /** Over completed runs with a finite value; diverged ones are counted, never averaged. */
  Estimate estimate(Metric metric) {
    return Estimate.of(
        runs.stream()
            .filter(run -> run.status() == RunStatus.COMPLETED)
            .mapToDouble(run -> run.metrics().getOrDefault(metric, Double.NaN))
            .filter(Double::isFinite)
            .toArray());
  }
}
