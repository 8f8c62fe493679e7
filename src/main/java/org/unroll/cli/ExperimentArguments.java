package org.unroll.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unroll.format.ExperimentFolder;
import org.unroll.plan.ExperimentPlan;
import org.unroll.record.ExperimentSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments that say which experiment is meant. */
final class ExperimentArguments {
  /** What changes of settings are called. */
  static final String OVERRIDE = "OVERRIDE";

  @Parameters(index = "0", paramLabel = "FILE", description = "The experiment file.")
  private Path file;

  @Parameters(
      index = "1..*",
      paramLabel = OVERRIDE,
      description = {
        "Changes to the file: key=value sets, +key=value adds, ~key removes, key=a,b sweeps. A name"
            + " with dots, commas or blanks stands in quotes: 'sweep.arms.\"v1.5\".layers=2'."
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
    if (!Files.exists(file)) {
      throw wrong("there is no experiment file " + file + new NearestPath(file).file());
    }
    return application.planning().get().plan(file, List.copyOf(overrides));
  }

  /**
   * The same, if its results may lie in that folder.
   *
   * @throws ParameterException if those of another experiment lie there
   */
  ExperimentPlan plan(Application application, ResultsOption results) {
    ExperimentPlan plan = plan(application);
    ExperimentFolder folder = results.of(plan);
    new ExperimentSource(folder)
        .otherThan(file)
        .ifPresent(
            other -> {
              throw wrong(
                  "%s holds the results of another experiment, %s; give %s a name of its own (name: … in the file, or name=… here), choose another folder (--results=DIR), or remove %s"
                      .formatted(folder.path(), other, file, folder.path()));
            });
    return plan;
  }

  /** The file. */
  Path file() {
    return file;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(specification.commandLine(), message);
  }
}
