package org.unroll.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.unroll.format.Provenance;
import org.unroll.format.ProvenanceChange;
import org.unroll.format.RunManifest;

/**
 * Finished runs that something else made than what would make them now: parts of their
 * configuration, the program, or what it runs on.
 *
 * @param counts how many runs, by what has changed since
 */
record StaleRuns(Map<List<ProvenanceChange>, Integer> counts) {
  /**
   * @param versions today's versions of the parts of a run's configuration
   */
  static StaleRuns of(
      Collection<RunManifest> manifests,
      Provenance now,
      Function<RunManifest, SortedMap<String, Integer>> versions) {
    Map<List<ProvenanceChange>, Integer> counts = new LinkedHashMap<>();
    for (RunManifest manifest : manifests) {
      List<ProvenanceChange> changes =
          new ArrayList<>(manifest.versionChanges(versions.apply(manifest)));
      changes.addAll(manifest.changesUntil(now));
      if (!changes.isEmpty()) {
        counts.merge(changes, 1, Integer::sum);
      }
    }
    return new StaleRuns(counts);
  }

  /** One line for each change, and what to do; none if nothing is stale. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (changes, count) ->
            lines.add(
                "stale: "
                    + count
                    + (count == 1 ? " finished run: " : " finished runs: ")
                    + text(changes)));
    if (!lines.isEmpty()) {
      lines.add("Stale results are kept; 'run --rerun stale' makes them again.");
    }
    return lines;
  }

  /** Warns that a repetition may differ for these reasons. */
  static String before(List<ProvenanceChange> changes) {
    return "made with something else, so that bytes may differ: " + text(changes);
  }

  private static String text(List<ProvenanceChange> changes) {
    return changes.stream().map(ProvenanceChange::toString).collect(joining(", "));
  }
}
