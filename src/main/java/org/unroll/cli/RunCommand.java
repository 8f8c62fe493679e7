package org.unroll.cli;

import java.util.concurrent.Callable;
import org.unroll.plan.ExperimentPlan;
import org.unroll.record.ExperimentSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code unroll run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = {
      "Trains every condition of an experiment with every seed and compares the conditions.",
      "Runs that are finished already are skipped, unfinished ones are gone on with from their last"
          + " checkpoint, failed ones are tried again. Ctrl-C stops cleanly, a second one at once."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:All runs have a result; divergence is one.",
      " 1:A run failed.",
      " 2:The command line or the experiment file is wrong.",
      " 3:The runs refute a claim of the file.",
      "130:Interrupted; './unroll resume DIR' goes on from there."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll run experiments/quickstart.yaml",
      "  ./unroll run experiments/quickstart.yaml hidden_size=128 steps=2000 --jobs 4",
      "  ./unroll run experiments/quickstart.yaml --rerun failed,stale",
      "  UNROLL_MEMORY=4g ./unroll run experiments/fixes.yaml    (heap of each process)"
    })
final class RunCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  @Mixin private ExperimentArguments experiment;
  @Mixin private ResultsOption results;
  @Mixin private RerunOptions reruns;
  @Mixin private ModelOption model;
  @Mixin private PlanRunning running;

  RunCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    return running.run(
        () -> experiment.plan(application, results),
        this::remember,
        results.folder(),
        reruns,
        model,
        application,
        console);
  }

  private void remember(ExperimentPlan plan) {
    new ExperimentSource(results.of(plan)).remember(experiment.file());
  }
}
