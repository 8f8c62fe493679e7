package org.unroll.record;

import java.util.Map;
import java.util.SortedMap;
import org.unroll.format.Provenance;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;

/**
 * A run as its folder records it.
 *
 * @param entry its place in the experiment, with its configuration
 * @param versions of the configuration's parts, those above the first, by name
 * @param provenance what it is made with
 */
public record RecordedRun(
    RunEntry entry, SortedMap<String, Integer> versions, Provenance provenance) {
  /** What is known of the run if it failed before anything of it could be written. */
  public RunManifest failed(String reason) {
    return new RunManifest(
        RunStatus.FAILED,
        entry.id(),
        entry.condition(),
        entry.seed(),
        0,
        null,
        null,
        null,
        Map.of(),
        null,
        null,
        reason,
        null,
        null,
        0,
        null,
        null,
        versions,
        provenance,
        null);
  }
}
