package org.unroll.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unroll.plan.ExperimentPlan;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments that say which experiment is meant. */
final class ExperimentArguments {
  @Parameters(index = "0", paramLabel = "FILE", description = "The experiment file.")
  private Path file;

  @Parameters(
      index = "1..*",
      paramLabel = "OVERRIDE",
      description = {
        "Changes to the file: key=value sets, +key=value adds, ~key removes, key=a,b sweeps."
      })
  private List<String> overrides = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec specification;

  @Option(names = "--debug", description = "Show the log, with stack traces, on the console.")
  private boolean debug;

  /** Reads and plans the experiment. */
  ExperimentPlan plan(Application application) {
    if (debug) {
      DebugLog.show();
    }
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(
          specification.commandLine(), "there is no experiment file " + file);
    }
    return application.planning().get().plan(file, List.copyOf(overrides));
  }
}
