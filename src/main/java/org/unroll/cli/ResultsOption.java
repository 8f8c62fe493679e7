package org.unroll.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results lie. */
final class ResultsOption {
  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "Folder for results. Default: ${DEFAULT-VALUE}, in the current folder.")
  private Path folder;

  Path folder() {
    return folder;
  }
}
