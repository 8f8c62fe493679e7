package org.unroll.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.unroll.plan.ExperimentPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unroll plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = "Shows what 'run' would run: conditions, what sets them apart, and run ids.",
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll plan experiments/quickstart.yaml",
      "  ./unroll plan --resolved experiments/quickstart.yaml cell=gru"
    })
final class PlanCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  @Mixin private ExperimentArguments experiment;

  @Option(names = "--resolved", description = "Show the full configuration of every condition.")
  private boolean resolved;

  PlanCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    ExperimentPlan plan = experiment.plan(application);
    List<PlannedCondition> conditions = PlannedCondition.group(plan.runs());
    if (resolved) {
      conditions.forEach(
          condition -> {
            console.out().println("--- # " + condition.name());
            console.out().println(condition.configuration().strip());
          });
    } else {
      console.print(new PlanText(plan.name(), conditions, console.columns()).lines());
    }
    return ExitCode.SUCCESS;
  }
}
