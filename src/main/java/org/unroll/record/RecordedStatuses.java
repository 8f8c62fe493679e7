package org.unroll.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunStatus;

/** What the runs' own folders say became of them. Only reads; nothing needs to be there. */
public final class RecordedStatuses {
  private final Map<String, RunStatus> statuses = new HashMap<>();

  /**
   * Reads the folders.
   *
   * @param runs in plan order; of runs with equal ids the first one's folder counts
   */
  public RecordedStatuses(ExperimentFolder folder, List<RunEntry> runs) {
    ManifestFile file = new ManifestFile();
    for (RunEntry run : runs) {
      statuses.computeIfAbsent(
          run.id(),
          id ->
              file.read(folder.run(run.condition(), run.seed(), id))
                  .filter(manifest -> id.equals(manifest.id()))
                  .map(RunManifest::status)
                  .orElse(RunStatus.PENDING));
    }
  }

  /** The status of the run with that id. */
  public RunStatus of(String id) {
    return statuses.getOrDefault(id, RunStatus.PENDING);
  }
}
