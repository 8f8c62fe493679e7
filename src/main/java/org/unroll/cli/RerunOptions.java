package org.unroll.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.unroll.format.Provenance;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import picocli.CommandLine.Option;

/** Which runs are made again although there is something of them. */
final class RerunOptions {
  /** A kind of runs. */
  enum Kind {
    FAILED,
    STALE,
    DIVERGED;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(names = "--force", description = "Make all runs again from their beginning.")
  private boolean force;

  @Option(
      names = "--rerun",
      paramLabel = "KIND",
      split = ",",
      description = {
        "Make these again from their beginning: ${COMPLETION-CANDIDATES}; several with commas.",
        "Stale are finished ones that another version of unroll, Java or a library made."
      })
  private List<Kind> kinds = new ArrayList<>();

  /** Whether a run is made again. */
  Predicate<RunManifest> again(Provenance now) {
    return manifest ->
        force
            || (kinds.contains(Kind.FAILED) && manifest.status() == RunStatus.FAILED)
            || (kinds.contains(Kind.DIVERGED) && manifest.status() == RunStatus.DIVERGED)
            || (kinds.contains(Kind.STALE) && manifest.stale(now));
  }
}
