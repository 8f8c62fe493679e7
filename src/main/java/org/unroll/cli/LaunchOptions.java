package org.unroll.cli;

import java.time.Duration;
import java.util.Locale;
import org.unroll.launch.InProcessWorkers;
import org.unroll.launch.Keeping;
import org.unroll.launch.LaunchSettings;
import org.unroll.launch.ProcessWorkers;
import org.unroll.launch.RunWorkers;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How runs are executed; nothing of it changes a result. */
final class LaunchOptions {
  /** Where runs are executed. */
  enum Launcher {
    WORKERS,
    IN_PROCESS;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec specification;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = {
        "Runs that are trained side by side, each in a process of its own.",
        "Default: one for each core. Results do not depend on it."
      })
  private Integer jobs;

  @Option(
      names = "--fail-fast",
      description = "Stop when a run fails; without it the others go on.")
  private boolean failFast;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description =
          "How much training may be lost in a crash: 0.5s, 90s, 5m. Default: ${DEFAULT-VALUE}.")
  private Duration checkpointEvery;

  @Option(
      names = "--launcher",
      paramLabel = "WHERE",
      defaultValue = "workers",
      description =
          "${COMPLETION-CANDIDATES}: in processes that may crash, or in this one, to debug."
              + " Default: ${DEFAULT-VALUE}.")
  private Launcher launcher;

  /**
   * All of it.
   *
   * @param initialParameters whether they are kept
   * @throws ParameterException if the options contradict each other
   */
  LaunchSettings settings(boolean initialParameters) {
    if (jobs != null && jobs < 1) {
      throw new ParameterException(
          specification.commandLine(), "--jobs is " + jobs + "; it has to be at least 1");
    }
    if (launcher == Launcher.IN_PROCESS && jobs != null && jobs > 1) {
      throw new ParameterException(
          specification.commandLine(),
          "--launcher=in-process trains one run at a time; leave out --launcher or --jobs");
    }
    return new LaunchSettings(
        launcher == Launcher.IN_PROCESS ? 1 : jobs(),
        failFast,
        new Keeping(checkpointEvery, initialParameters));
  }

  private int jobs() {
    return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
  }

  RunWorkers workers(Application application) {
    return launcher == Launcher.WORKERS
        ? new ProcessWorkers(application.workers().get())
        : new InProcessWorkers(
            application.executor(), application.provenance(), application.clock());
  }
}
