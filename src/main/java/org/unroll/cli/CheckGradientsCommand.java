package org.unroll.cli;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.unroll.api.RunRequest;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.PlannedTuning;
import org.unroll.train.GradientCheck;
import org.unroll.train.GradientError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code unroll check-gradients}. */
@Command(
    name = "check-gradients",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = {
      "Checks the gradients of every condition of an experiment, plugins included, on a few steps of"
          + " its own data: in double precision against central differences of the loss, and the"
          + " fast path against that. Shows the worst parameter of each check.",
      "Exit code 0: all agree; 3: one does not."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll check-gradients experiments/quickstart.yaml",
      "  ./unroll check-gradients experiments/quickstart.yaml cell=mgu hidden_size=8"
    })
final class CheckGradientsCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  @Mixin private ExperimentArguments experiment;

  CheckGradientsCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    ExperimentPlan planned = experiment.plan(application);
    ExperimentPlan plan = planned.tuning().map(PlannedTuning::trials).orElse(planned);
    Map<String, PlannedRun> first = new LinkedHashMap<>();
    plan.runs().forEach(run -> first.putIfAbsent(run.condition(), run));
    boolean agrees = true;
    for (PlannedRun run : first.values()) {
      RunRequest request = new RunRequest(run.id(), run.configuration(), run.seed(), plan.folder());
      GradientCheck.Result result = application.gradients().get().check(request);
      agrees &= result.agrees();
      show(run.condition(), result);
    }
    return agrees ? ExitCode.SUCCESS : ExitCode.REFUTED;
  }

  private void show(String condition, GradientCheck.Result result) {
    console.print(
        List.of(
            "%s: %s"
                .formatted(condition, result.agrees() ? "gradients agree" : "GRADIENTS DISAGREE"),
            line(
                "double precision against differences of %d elements".formatted(result.elements()),
                result.differences()),
            line("fast path against double precision", result.fastPath())));
  }

  private static String line(String check, List<GradientError> errors) {
    GradientError worst =
        errors.stream().max(Comparator.comparingDouble(GradientError::severity)).orElseThrow();
    return String.format(
        Locale.ROOT,
        "  %s: worst %s, off by %.1e of %.1e (at most %.1e)%s",
        check,
        worst.parameter(),
        worst.difference(),
        worst.norm(),
        worst.bound(),
        worst.within() ? "" : "  WRONG");
  }
}
