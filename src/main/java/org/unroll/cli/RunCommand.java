package org.unroll.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.unroll.format.ExperimentFolder;
import org.unroll.launch.ExperimentLauncher;
import org.unroll.launch.LaunchListener;
import org.unroll.launch.LaunchOutcome;
import org.unroll.launch.LaunchSettings;
import org.unroll.launch.StopSignals;
import org.unroll.plan.ExperimentPlan;
import org.unroll.record.RunManifest;
import org.unroll.report.ExperimentReport;
import org.unroll.report.page.ReportPage;
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
      "Runs that are finished already are skipped; interrupted ones are gone on with, failed ones",
      "made again. Ctrl-C stops cleanly, a second one at once."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:All runs have a result; divergence is one.",
      " 1:A run failed.",
      " 2:The command line or the experiment file is wrong.",
      " 3:The runs refute a claim of the file.",
      "130:Interrupted; the same command goes on from there."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll run experiments/quickstart.yaml",
      "  ./unroll run experiments/quickstart.yaml hidden_size=128 steps=2000 --jobs 4",
      "  UNROLL_MEMORY=4g ./unroll run experiments/shakespeare.yaml    (heap of each process)"
    })
final class RunCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  @Mixin private ExperimentArguments experiment;
  @Mixin private ResultsOption results;
  @Mixin private LaunchOptions launch;
  @Mixin private ClaimsOption claims;
  @Mixin private ExportOption export;

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
    LaunchSettings settings = launch.settings();
    ExperimentLauncher launcher =
        new ExperimentLauncher(launch.workers(application), settings, application.clock());
    StopSignals.handle(launcher::stop);
    LaunchOutcome outcome = launcher.launch(plan, results.folder(), listener());
    for (RunManifest failure : outcome.failures()) {
      console.problem(
          "FAILED " + failure.condition() + " seed " + failure.seed() + ": " + failure.reason());
    }
    if (outcome.interrupted()) {
      console.problem("Interrupted. Nothing is lost; the same command goes on from there.");
      return ExitCode.INTERRUPTED;
    } else if (outcome.left() > 0) {
      console.problem(
          "Stopped at the first failure, with "
              + outcome.left()
              + " runs left; the same command goes on from there.");
      return ExitCode.FAILURE;
    }
    int verdict = report(outcome.folder());
    return outcome.failures().isEmpty() ? verdict : ExitCode.FAILURE;
  }

  private LaunchListener listener() {
    if (quiet) {
      return LaunchListener.SILENT;
    }
    ProgressScreen screen =
        console.terminal()
            ? new TerminalScreen(console.err(), console.columns(), console.rows())
            : new PlainScreen(console.err());
    return new ProgressListener(screen, application.clock());
  }

  private int report(ExperimentFolder folder) {
    ExperimentReport report = new ExperimentReport(folder);
    List<String> table = report.rebuild();
    Path page = new ReportPage(folder).write();
    export.write(folder);
    if (!quiet) {
      console.out().println();
      console.print(table);
      console.out().println(page);
    }
    return claims.judge(report, console);
  }
}
