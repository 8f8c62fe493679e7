package org.unroll.cli;

import com.google.common.base.Ticker;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Notice;
import org.unroll.format.Provenance;
import org.unroll.format.RunManifest;
import org.unroll.launch.ExperimentLauncher;
import org.unroll.launch.LaunchListener;
import org.unroll.launch.LaunchOutcome;
import org.unroll.launch.LaunchSettings;
import org.unroll.launch.PlanEntries;
import org.unroll.launch.RunWorkers;
import org.unroll.launch.StopSignals;
import org.unroll.launch.TuningResults;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedTuning;
import org.unroll.record.RecordedRuns;
import org.unroll.record.ReportLock;
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

  /**
   * Executes what is left of a plan and compares its conditions. What is to be chosen first is
   * tried as an experiment of its own, in a folder within.
   *
   * @param planning makes the plan, while the first worker warms up
   * @param begun gets the plan once nothing speaks against it, before anything is written
   * @return the exit code
   */
  int run(
      Supplier<ExperimentPlan> planning,
      Consumer<ExperimentPlan> begun,
      Path results,
      RerunOptions reruns,
      ModelOption model,
      Application application,
      Console console) {
    LaunchSettings settings = launch.settings(model.initial());
    try (RunWorkers workers = launch.workers(application)) {
      workers.startAhead(settings.jobs());
      ExperimentPlan plan = planning.get();
      ExperimentFolder folder = new ExperimentFolder(results.resolve(plan.name()));
      PlannedSizes sizes = new PlannedSizes(application, settings.jobs());
      Predicate<RunManifest> again = reruns.again(application.provenance().get());
      List<Notice> scarce = sizes.check(TuningResults.settled(plan, folder), folder, again);
      begun.accept(plan);
      if (!quiet) {
        scarce.stream().map(Notice::text).forEach(console::problem);
      }
      ExperimentLauncher launcher = launcher(workers, settings, application);
      return run(plan, results, reruns, launcher, application, console);
    }
  }

  private int run(
      ExperimentPlan plan,
      Path results,
      RerunOptions reruns,
      ExperimentLauncher launcher,
      Application application,
      Console console) {
    ExperimentFolder folder = new ExperimentFolder(results.resolve(plan.name()));
    Provenance now = application.provenance().get();
    Stage stage = new Stage(launcher, now, application, reruns.again(now), folder, console);
    if (!quiet) {
      plan.notices().stream().map(Notice::text).forEach(console::problem);
    }
    if (plan.tuning().isPresent()) {
      int tried = tune(plan, plan.tuning().get(), results, stage);
      if (tried != ExitCode.SUCCESS) {
        return tried;
      }
    }
    LaunchOutcome outcome = execute(TuningResults.settled(plan, folder), results, stage);
    if (outcome.interrupted() || outcome.left() > 0) {
      return code(outcome);
    }
    int verdict = report(outcome.folder(), console);
    return outcome.failures().isEmpty() ? verdict : ExitCode.FAILURE;
  }

  /**
   * What both stages of a run have in common.
   *
   * @param again which finished runs are made again
   * @param folder the experiment's, from which it is gone on with
   */
  private record Stage(
      ExperimentLauncher launcher,
      Provenance now,
      Application application,
      Predicate<RunManifest> again,
      ExperimentFolder folder,
      Console console) {}

  /** Has the trials executed and shows what they choose. */
  private int tune(ExperimentPlan plan, PlannedTuning tuning, Path results, Stage stage) {
    ExperimentFolder folder = stage.folder();
    if (!new TuningResults(tuning, folder).finished(stage.again())) {
      // A comparison without runs says in the folder, until all is chosen, what goes on there.
      stage.launcher().launch(plan.open(), results, LaunchListener.SILENT);
    }
    String name = folder.trials().path().getFileName().toString();
    LaunchOutcome outcome = execute(tuning.trials(name), folder.path(), stage);
    TuningResults tried = new TuningResults(tuning, folder);
    if (code(outcome) == ExitCode.SUCCESS && !quiet) {
      stage.console().print(new TuningText(tuning, tried.chosen()).lines());
    } else if (!outcome.failures().isEmpty() && outcome.left() == 0) {
      stage
          .console()
          .problem(
              "Nothing can be chosen before these runs have a result; './unroll resume "
                  + folder.path()
                  + "' tries them again.");
    }
    return code(outcome);
  }

  private static int code(LaunchOutcome outcome) {
    if (outcome.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    return outcome.left() == 0 && outcome.failures().isEmpty()
        ? ExitCode.SUCCESS
        : ExitCode.FAILURE;
  }

  private LaunchOutcome execute(ExperimentPlan plan, Path results, Stage stage) {
    Console console = stage.console();
    if (!quiet) {
      tellOfRecorded(plan, new ExperimentFolder(results.resolve(plan.name())), stage);
    }
    LaunchOutcome outcome =
        stage.launcher().launch(plan, results, stage.again(), listener(console));
    for (RunManifest failure : outcome.failures()) {
      console.problem(
          "FAILED " + failure.condition() + " seed " + failure.seed() + ": " + failure.reason());
    }
    String goingOn = "'./unroll resume " + stage.folder().path() + "' goes on from there.";
    if (outcome.interrupted()) {
      console.problem("Interrupted. Nothing is lost; " + goingOn);
    } else if (outcome.left() > 0) {
      console.problem(
          "Stopped at the first failure, with " + outcome.left() + " runs left; " + goingOn);
    }
    return outcome;
  }

  /**
   * Executes a plan that nothing is done of, stopped by signals.
   *
   * @param initialParameters whether they are kept
   */
  LaunchOutcome launch(
      ExperimentPlan plan,
      Path results,
      boolean initialParameters,
      Application application,
      Console console) {
    LaunchSettings settings = launch.settings(initialParameters);
    try (RunWorkers workers = launch.workers(application)) {
      return launcher(workers, settings, application).launch(plan, results, listener(console));
    }
  }

  /** Stopped by signals, whatever it launches and however often. */
  private static ExperimentLauncher launcher(
      RunWorkers workers, LaunchSettings settings, Application application) {
    ExperimentLauncher launcher = new ExperimentLauncher(workers, settings, application.clock());
    StopSignals.handle(launcher::stop);
    return launcher;
  }

  /** Tells of runs that are kept although stale or not the plan's, and that are made again. */
  private static void tellOfRecorded(ExperimentPlan plan, ExperimentFolder folder, Stage stage) {
    RecordedRuns recorded = new RecordedRuns(folder, PlanEntries.entries(plan));
    PlannedVersions versions = new PlannedVersions(plan);
    List<RunManifest> kept = recorded.manifests().stream().filter(stage.again().negate()).toList();
    versions.former(recorded).forEach(stage.console()::problem);
    UnlistedRuns.beside(plan, folder, stage.application())
        .lines()
        .forEach(stage.console()::problem);
    StaleRuns.of(kept, stage.now(), versions::of).lines().forEach(stage.console()::problem);
    MissingRecords.notices(recorded).stream().map(Notice::text).forEach(stage.console()::problem);
  }

  private LaunchListener listener(Console console) {
    if (quiet) {
      return LaunchListener.SILENT;
    }
    ProgressScreen screen =
        console.terminal()
            ? new TerminalScreen(console.err(), FollowedSize.ofThisProcess(console.size()))
            : new PlainScreen(console.err());
    return new ProgressListener(screen, new SteadyClock(Ticker.systemTicker(), ZoneOffset.UTC));
  }

  private int report(ExperimentFolder folder, Console console) {
    ExperimentReport report = new ExperimentReport(folder);
    List<String> table;
    Path page;
    try (ReportLock lock = ReportLock.take(folder)) {
      table = report.rebuild();
      page = new ReportPage(lock.folder()).write();
      export.write(lock.folder());
    }
    if (!quiet) {
      console.out().println();
      console.print(table);
      console.out().println(page);
    }
    return claims.judge(report, console);
  }
}
