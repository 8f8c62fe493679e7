package org.unroll.record;

import java.time.Clock;
import java.util.TreeMap;
import org.unroll.format.ManifestFile;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;

/** Writes into a run's folder that it failed, where the process that executed it no longer can. */
public final class FailureMark {
  private final ManifestFile file = new ManifestFile();
  private final Clock clock;

  public FailureMark(Clock clock) {
    this.clock = clock;
  }

  /**
   * Replaces the status; what is known of the run besides stays.
   *
   * @param reason why, in one line
   */
  public RunManifest put(RunFolder folder, RunEntry run, String reason) {
    RunManifest manifest =
        file.read(folder)
            .filter(known -> run.id().equals(known.id()))
            .map(known -> known.brokenOff(reason, clock.instant().toString()))
            .orElseGet(() -> new RecordedRun(run, new TreeMap<>(), null).failed(reason));
    file.replace(folder, manifest);
    return manifest;
  }
}
