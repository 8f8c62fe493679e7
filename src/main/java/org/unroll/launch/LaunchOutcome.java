package org.unroll.launch;

import java.util.List;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunManifest;

/**
 * What came of executing a plan.
 *
 * @param folder where the results are
 * @param skipped runs that were finished before
 * @param ended the manifests of the runs that were executed to an end, in the order they ended
 * @param left how many runs were not executed to an end
 * @param interrupted whether it was asked to stop
 */
public record LaunchOutcome(
    ExperimentFolder folder, int skipped, List<RunManifest> ended, int left, boolean interrupted) {
  public LaunchOutcome {
    ended = List.copyOf(ended);
  }

  /** The runs that failed. */
  public List<RunManifest> failures() {
    return ended.stream().filter(manifest -> !manifest.status().finished()).toList();
  }
}
