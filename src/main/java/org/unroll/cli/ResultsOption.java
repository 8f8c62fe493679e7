package org.unroll.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.unroll.format.ExperimentFolder;
import org.unroll.plan.ExperimentPlan;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where results lie. */
final class ResultsOption {
  /** Where results lie unless it is said otherwise. */
  static final String STANDARD = "results";

  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = STANDARD,
      description = "Folder for results. Default: ${DEFAULT-VALUE}, in the current folder.")
  private Path folder;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec specification;

  /**
   * The folder, which may be made yet.
   *
   * @throws ParameterException if it cannot be
   */
  Path folder() {
    Optional<String> problem = new FolderPlace(folder).problem();
    if (problem.isPresent()) {
      throw new ParameterException(
          specification.commandLine(), "--results=" + folder + ": " + problem.get());
    }
    return folder;
  }

  /** Where that experiment's results lie. */
  ExperimentFolder of(ExperimentPlan plan) {
    return new ExperimentFolder(folder().resolve(plan.name()));
  }
}
