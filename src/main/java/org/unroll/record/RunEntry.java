package org.unroll.record;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One row of {@code runs.csv}: a condition with one seed.
 *
 * @param condition the condition's slug
 * @param arm the arm's name, or empty
 * @param axes grid values by key
 * @param seed the replicate's seed
 * @param id the run's id; two entries may share one
 * @param metrics the names of what it measures beside the loss
 * @param configuration the run's configuration as YAML text; empty if only the row is known
 */
public record RunEntry(
    String condition,
    String arm,
    SortedMap<String, String> axes,
    long seed,
    String id,
    List<String> metrics,
    String configuration) {
  public RunEntry {
    axes = Collections.unmodifiableSortedMap(new TreeMap<>(axes));
    metrics = List.copyOf(metrics);
  }
}
