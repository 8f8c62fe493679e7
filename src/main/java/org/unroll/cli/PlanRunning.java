package org.unroll.cli;

import com.google.common.base.Ticker;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.unroll.format.ExperimentFolder;
import org.unroll.launch.ExperimentLauncher;
import org.unroll.launch.LaunchListener;
import org.unroll.launch.LaunchOutcome;
import org.unroll.launch.LaunchSettings;
import org.unroll.launch.PlanEntries;
import org.unroll.launch.StopSignals;
import org.unroll.plan.ExperimentPlan;
import org.unroll.record.Provenance;
import org.unroll.record.RecordedRuns;
import org.unroll.record.RunManifest;
import org.unroll.report.ExperimentReport;
import org.unroll.report.page.ReportPage;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a plan's runs are executed and told of, whatever command asks for it. */
final class PlanRunning {
  @Mixin private LaunchOptions launch;
  @Mixin private ClaimsOption claims;
  @Mixin private ExportOption export;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show nothing but problems.")
  private boolean quiet;

  /** Executes what is left of a plan and compares its conditions; returns the exit code. */
  int run(
      ExperimentPlan plan,
      Path results,
      RerunOptions reruns,
      Application application,
      Console console) {
    Provenance now = application.provenance().get();
    Predicate<RunManifest> again = reruns.again(now);
    ExperimentFolder folder = new ExperimentFolder(results.resolve(plan.name()));
    if (!quiet) {
      stale(plan, folder, again, now).lines().forEach(console::problem);
    }
    LaunchOutcome outcome = launch(plan, results, again, application, console);
    for (RunManifest failure : outcome.failures()) {
      console.problem(
          "FAILED " + failure.condition() + " seed " + failure.seed() + ": " + failure.reason());
    }
    if (outcome.interrupted()) {
      console.problem(
          "Interrupted. Nothing is lost; './unroll resume "
              + folder.path()
              + "' goes on from there.");
      return ExitCode.INTERRUPTED;
    } else if (outcome.left() > 0) {
      console.problem(
          "Stopped at the first failure, with "
              + outcome.left()
              + " runs left; './unroll resume "
              + folder.path()
              + "' goes on from there.");
      return ExitCode.FAILURE;
    }
    int verdict = report(outcome.folder(), console);
    return outcome.failures().isEmpty() ? verdict : ExitCode.FAILURE;
  }

  /** Executes what is left of a plan, stopped by signals. */
  LaunchOutcome launch(
      ExperimentPlan plan,
      Path results,
      Predicate<RunManifest> again,
      Application application,
      Console console) {
    LaunchSettings settings = launch.settings();
    ExperimentLauncher launcher =
        new ExperimentLauncher(launch.workers(application), settings, application.clock());
    StopSignals.handle(launcher::stop);
    return launcher.launch(plan, results, again, listener(console));
  }

  private static StaleRuns stale(
      ExperimentPlan plan, ExperimentFolder folder, Predicate<RunManifest> again, Provenance now) {
    RecordedRuns recorded = new RecordedRuns(folder, PlanEntries.entries(plan));
    List<RunManifest> kept = recorded.manifests().stream().filter(again.negate()).toList();
    return StaleRuns.of(kept, now);
  }

  private LaunchListener listener(Console console) {
    if (quiet) {
      return LaunchListener.SILENT;
    }
    ProgressScreen screen =
        console.terminal()
            ? new TerminalScreen(console.err(), console.columns(), console.rows())
            : new PlainScreen(console.err());
    return new ProgressListener(screen, new SteadyClock(Ticker.systemTicker(), ZoneOffset.UTC));
  }

  private int report(ExperimentFolder folder, Console console) {
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
