package org.unroll.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.unroll.format.Metric;
import org.unroll.format.RunStatus;
import org.unroll.report.statistics.Estimate;
import org.unroll.report.statistics.Ordered;

/**
 * The replicates of one condition.
 *
 * @param condition the condition's slug
 * @param runs its runs, one a seed
 */
public record ConditionResults(String condition, List<RunResult> runs) {
  /** Groups runs by condition, in the order in which conditions appear. */
  public static List<ConditionResults> group(List<RunResult> runs) {
    Map<String, List<RunResult>> grouped = new LinkedHashMap<>();
    for (RunResult run : runs) {
      grouped.computeIfAbsent(run.condition(), absent -> new ArrayList<>()).add(run);
    }
    return grouped.entrySet().stream()
        .map(entry -> new ConditionResults(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  String arm() {
    return runs.get(0).arm();
  }

  /** Values by axis. */
  Map<String, String> axes() {
    return runs.get(0).axes();
  }

  int count(RunStatus... statuses) {
    Set<RunStatus> wanted = Set.copyOf(Arrays.asList(statuses));
    return (int) runs.stream().filter(run -> wanted.contains(run.status())).count();
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

  /** The runs that have no result yet, or none at all. */
  int unfinished() {
    return (int) runs.stream().filter(run -> !run.status().finished()).count();
  }

  /** The seeds of finished runs that did not measure it. */
  Set<Long> unmeasured(Measure measure) {
    return runs.stream()
        .filter(run -> run.status().finished() && Double.isNaN(measure.valueOf(run)))
        .map(RunResult::seed)
        .collect(Collectors.toSet());
  }

  boolean measured(Measure measure) {
    return runs.stream().anyMatch(run -> !Double.isNaN(measure.reading().applyAsDouble(run)));
  }

  /** Over completed runs with a finite value; diverged ones are counted, never averaged. */
  Estimate estimate(Measure measure) {
    return Estimate.of(completed(measure).filter(Double::isFinite).toArray());
  }

  /** Completed runs whose value is infinite: a threshold that was never reached. */
  int infinite(Measure measure) {
    return (int) completed(measure).filter(Double::isInfinite).count();
  }

  private DoubleStream completed(Measure measure) {
    return runs.stream()
        .filter(run -> run.status() == RunStatus.COMPLETED)
        .mapToDouble(measure::valueOf);
  }

  /** Over finished runs, diverged ones ranking worst. */
  double median(Measure measure) {
    return Ordered.median(
        runs.stream()
            .mapToDouble(measure::valueOf)
            .filter(value -> !Double.isNaN(value))
            .toArray());
  }

  /** The values of finished runs by seed, diverged ones with the worst there is. */
  SortedMap<Long, Double> bySeed(Measure measure) {
    SortedMap<Long, Double> values = new TreeMap<>();
    for (RunResult run : runs) {
      double value = measure.valueOf(run);
      if (!Double.isNaN(value)) {
        values.put(run.seed(), value);
      }
    }
    return values;
  }
}
