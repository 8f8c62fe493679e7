package org.unroll.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.unroll.report.statistics.Ordered;

/**
 * Two conditions seed by seed.
 *
 * @param differences the first condition's value less the second's, for every seed of which both
 *     runs are finished; ±∞ where one of them has no finite value, 0 where neither has
 * @param diverged seeds of which a run has no finite value
 * @param unfinished seeds of which a run is not finished, or did not measure it
 * @param unmeasured those of them of which a run is finished and did not measure it
 */
record Pairs(double[] differences, int diverged, int unfinished, int unmeasured) {
  static Pairs of(ConditionResults first, ConditionResults second, Measure measure) {
    SortedMap<Long, Double> values = first.bySeed(measure);
    SortedMap<Long, Double> others = second.bySeed(measure);
    List<Double> differences = new ArrayList<>();
    int diverged = 0;
    for (Map.Entry<Long, Double> entry : values.entrySet()) {
      Double other = others.get(entry.getKey());
      if (other != null) {
        differences.add(Ordered.difference(entry.getValue(), other));
        diverged += Double.isInfinite(entry.getValue()) || Double.isInfinite(other) ? 1 : 0;
      }
    }
    int seeds = Math.max(first.runs().size(), second.runs().size());
    Set<Long> unmeasured = new HashSet<>(first.unmeasured(measure));
    unmeasured.addAll(second.unmeasured(measure));
    return new Pairs(
        differences.stream().mapToDouble(Double::doubleValue).toArray(),
        diverged,
        seeds - differences.size(),
        unmeasured.size());
  }

  int count() {
    return differences.length;
  }

  /** Whether a mean of the differences says anything. */
  boolean finite() {
    return Arrays.stream(differences).allMatch(Double::isFinite);
  }
}
