package org.unroll.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code unroll resume}. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = {
      "Does what is left of an experiment, from the folder of its results alone: as 'run', with the"
          + " experiment as the last 'run' understood it. Its file and overrides are not looked at."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./unroll resume results/quickstart")
final class ResumeCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  @Mixin private ResultsArgument results;
  @Mixin private RerunOptions reruns;
  @Mixin private ModelOption model;
  @Mixin private PlanRunning running;

  ResumeCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    return running.run(
        () -> results.plan(application),
        plan -> {}, // its source is noted already
        results.parent(),
        reruns,
        model,
        application,
        console);
  }
}
