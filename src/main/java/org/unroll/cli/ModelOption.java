package org.unroll.cli;

import picocli.CommandLine.Option;

/** What is kept of the models of runs that are trained now; no part of a run's id. */
final class ModelOption {
  @Option(
      names = "--keep-initial",
      description = {
        "Keep the parameters before the first update, too, in the run's model/initial.",
        "Of the runs that this command finishes; '--force' makes the others again."
      })
  private boolean initial;

  boolean initial() {
    return initial;
  }
}
