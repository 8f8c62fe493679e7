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
import org.unroll.format.MetricColumn;
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
        .filter(run -> run.metrics().containsKey(MetricColumn.BASELINE_LOSS))
        .map(run -> new Guess(run.metrics().get(MetricColumn.BASELINE_LOSS), run.baseline()))
        .findFirst();
  }

  /** The runs that have no result yet, or none at all. */
  int unfinished() {
    return (int) runs.stream().filter(run -> !run.status().finished()).count();
  }

  boolean measured(Measure measure) {
    return runs.stream().anyMatch(run -> !Double.isNaN(measure.reading().applyAsDouble(run)));
  }

  /** What the runs say of it, in one line of a summary. */
  SummaryValue summary(Measure measure) {
    return new SummaryValue(
        measure.name(),
        Estimate.of(
            runs.stream().mapToDouble(measure::numberOf).filter(Double::isFinite).toArray()),
        count(measure, Outcome.Kind.INFINITE),
        count(measure, Outcome.Kind.UNMEASURED));
  }

  private int count(Measure measure, Outcome.Kind kind) {
    return (int) runs.stream().filter(run -> measure.of(run).is(kind)).count();
  }

  /**
   * The median over the finished runs that measured it, those without a number ranking where their
   * measure ranks them. NaN where that is not enough to know it: where it falls on a run without a
   * number, or where such a run may lie on either side of it.
   */
  double median(Measure measure) {
    List<Known> known =
        runs.stream()
            .map(measure::of)
            .filter(
                outcome ->
                    !outcome.is(Outcome.Kind.UNFINISHED) && !outcome.is(Outcome.Kind.UNMEASURED))
            .map(Outcome::known)
            .toList();
    double least = Ordered.median(known.stream().mapToDouble(Known::low).toArray());
    double most = Ordered.median(known.stream().mapToDouble(Known::high).toArray());
    return least == most && Double.isFinite(least) ? least : Double.NaN;
  }

  /** What the run of each seed says. */
  SortedMap<Long, Outcome> bySeed(Measure measure) {
    SortedMap<Long, Outcome> outcomes = new TreeMap<>();
    runs.forEach(run -> outcomes.put(run.seed(), measure.of(run)));
    return outcomes;
  }

  /** The numbers that the runs of seeds gave; a run that gave none is not there. */
  SortedMap<Long, Double> numbers(Measure measure) {
    SortedMap<Long, Double> numbers = new TreeMap<>();
    bySeed(measure)
        .forEach(
            (seed, outcome) -> {
              if (outcome.is(Outcome.Kind.NUMBER)) {
                numbers.put(seed, outcome.known().low());
              }
            });
    return numbers;
  }
}
