package org.unroll.cli;

import java.util.concurrent.Callable;
import org.unroll.format.ExperimentFolder;
import org.unroll.launch.ExperimentLauncher;
import org.unroll.launch.Interruption;
import org.unroll.launch.LaunchListener;
import org.unroll.launch.LaunchOutcome;
import org.unroll.plan.ExperimentPlan;
import org.unroll.record.Provenance;
import org.unroll.record.RunManifest;
import org.unroll.report.ExperimentReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unroll run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = {
      "Trains every condition of an experiment with every seed and compares the conditions.",
      "Runs that are finished already are skipped; interrupted or failed ones are made again."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:All runs have a result; divergence is one.",
      " 1:A run failed.",
      " 2:The command line or the experiment file is wrong.",
      "130:Interrupted; finished runs are kept."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll run experiments/quickstart.yaml",
      "  ./unroll run experiments/quickstart.yaml hidden_size=128 steps=2000"
    })
final class RunCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  @Mixin private ExperimentArguments experiment;
  @Mixin private ResultsOption results;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show nothing but problems.")
  private boolean quiet;

  RunCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    ExperimentPlan plan = experiment.plan(application);
    return Interruption.guard(() -> run(plan));
  }

  private int run(ExperimentPlan plan) {
    ExperimentLauncher launcher =
        new ExperimentLauncher(
            application.executor(),
            () -> Provenance.ofThisProcess(UnrollVersion.text(), application.libraries().get()),
            application.clock());
    LaunchOutcome outcome = launcher.launch(plan, results.folder(), listener());
    for (RunManifest failure : outcome.failures()) {
      console.problem(
          "FAILED " + failure.condition() + " seed " + failure.seed() + ": " + failure.reason());
    }
    if (outcome.interrupted()) {
      console.problem("Interrupted. Finished runs are kept; the same command goes on from there.");
      return ExitCode.INTERRUPTED;
    }
    report(outcome.folder());
    return outcome.failures().isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILURE;
  }

  private LaunchListener listener() {
    if (quiet) {
      return LaunchListener.SILENT;
    }
    ProgressScreen screen =
        console.terminal()
            ? new TerminalScreen(console.err(), console.columns())
            : new PlainScreen(console.err());
    return new ProgressListener(screen, application.clock());
  }

  private void report(ExperimentFolder folder) {
    var table = new ExperimentReport(folder).rebuild();
    if (!quiet) {
      console.out().println();
      console.print(table);
      console.out().println(folder.path());
    }
  }
}
