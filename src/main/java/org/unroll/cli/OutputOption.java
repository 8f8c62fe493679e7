package org.unroll.cli;

import java.nio.file.Path;
import org.unroll.format.ExperimentFolder;
import picocli.CommandLine.Option;

/** Where what is made from results is written, if not beside them. */
final class OutputOption {
  static final String NAME = "--output";

  @Option(
      names = NAME,
      paramLabel = "DIR",
      description =
          "Write into this folder instead of the results' own, such as for results that are read"
              + " only; links on the page lead to the results.")
  private Path output;

  /** The results, with where reports of them go. */
  ExperimentFolder of(ExperimentFolder results) {
    return output == null ? results : results.reportedIn(output);
  }
}
