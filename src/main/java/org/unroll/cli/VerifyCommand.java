package org.unroll.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.unroll.agreement.Mismatch;
import org.unroll.agreement.ResultAgreement;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.ManifestFile;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.launch.LaunchOutcome;
import org.unroll.launch.PlanEntries;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.record.RecordedRuns;
import org.unroll.record.UnreadableResultsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unroll verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = {
      "Looks whether the recorded results agree with each other, then repeats finished runs into a"
          + " temporary folder and compares every file that is promised to be the same, byte by byte,"
          + " and what run.json says of the result. What differs is kept, for 'unroll diff'."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:All agrees, and every repeated run wrote the same bytes.",
      " 1:A run failed when it was repeated.",
      " 2:There is nothing to verify, or not with today's data and plugins.",
      " 3:A run came out differently, or recorded results do not agree.",
      "130:Interrupted."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll verify results/quickstart",
      "  ./unroll verify results/quickstart --runs all"
    })
final class VerifyCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  @Mixin private ResultsArgument results;
  @Mixin private PlanRunning running;

  @Option(
      names = "--runs",
      paramLabel = "K",
      defaultValue = "3",
      converter = RunChoice.Converter.class,
      description =
          "How many runs, evenly over the finished ones in plan order; or 'all'. Default:"
              + " ${DEFAULT-VALUE}.")
  private RunChoice choice;

  VerifyCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    ExperimentPlan plan = results.plan(application);
    List<String> contradictions = new RecordedAgreement(results.folder(), plan).contradictions();
    RecordedRuns recorded = new RecordedRuns(results.folder(), PlanEntries.entries(plan));
    List<PlannedRun> chosen = choice.of(finished(plan, recorded));
    if (chosen.isEmpty() && contradictions.isEmpty()) {
      throw new UnreadableResultsException(
          results.folder().path() + " holds no finished run that could be repeated");
    }
    contradictions.forEach(console::problem);
    int code = chosen.isEmpty() ? ExitCode.SUCCESS : repeat(plan, chosen, recorded);
    if (!contradictions.isEmpty()) {
      console.problem("The recorded results do not agree with each other: see above.");
    }
    return contradictions.isEmpty() || code != ExitCode.SUCCESS ? code : ExitCode.REFUTED;
  }

  private int repeat(ExperimentPlan plan, List<PlannedRun> chosen, RecordedRuns recorded) {
    List<RunManifest> manifests =
        chosen.stream().map(run -> recorded.manifestOf(run.id()).orElseThrow()).toList();
    StaleRuns stale =
        StaleRuns.of(manifests, application.provenance().get(), new PlannedVersions(plan)::of);
    stale.counts().keySet().forEach(changes -> console.problem(StaleRuns.before(changes)));
    TemporaryResults again = TemporaryResults.create();
    boolean initialParameters =
        chosen.stream()
            .map(run -> recorded.folderOf(PlanEntries.entry(run)).model().initial())
            .anyMatch(Files::isDirectory);
    LaunchOutcome outcome =
        running.launch(plan.only(chosen), again.path(), initialParameters, application, console);
    int code = verdict(chosen, recorded, outcome);
    if (code == ExitCode.REFUTED) {
      again.keep();
      console.out().println("The repeated runs are kept in " + outcome.folder().path());
    } else {
      again.delete();
    }
    return code;
  }

  private static List<PlannedRun> finished(ExperimentPlan plan, RecordedRuns recorded) {
    return plan.runs().stream()
        .filter(run -> recorded.of(run.id()).finished())
        .filter(run -> recorded.isListedFirst(PlanEntries.entry(run)))
        .toList();
  }

  private int verdict(List<PlannedRun> chosen, RecordedRuns recorded, LaunchOutcome outcome) {
    outcome
        .failures()
        .forEach(
            failure ->
                console.problem(
                    "FAILED "
                        + failure.condition()
                        + " seed "
                        + failure.seed()
                        + ": "
                        + failure.reason()));
    if (outcome.interrupted() || outcome.left() > 0) {
      console.problem("Stopped before all was compared.");
      return outcome.interrupted() ? ExitCode.INTERRUPTED : ExitCode.FAILURE;
    } else if (!outcome.failures().isEmpty()) {
      return ExitCode.FAILURE;
    }
    int different = 0;
    for (PlannedRun run : chosen) {
      different += agrees(run, recorded, outcome.folder()) ? 0 : 1;
    }
    console
        .out()
        .println(
            different == 0
                ? "%d of %d repeated runs wrote the same bytes"
                    .formatted(chosen.size(), chosen.size())
                : "%d of %d repeated runs came out differently"
                    .formatted(different, chosen.size()));
    return different == 0 ? ExitCode.SUCCESS : ExitCode.REFUTED;
  }

  private boolean agrees(PlannedRun run, RecordedRuns recorded, ExperimentFolder again) {
    RunFolder first = recorded.folderOf(PlanEntries.entry(run));
    RunFolder second = again.run(run.condition(), run.seed(), run.id());
    List<Mismatch> mismatches = new ArrayList<>(new RunDifferences(first, second).mismatches());
    RunManifest repeated = new ManifestFile().find(second).orElseThrow();
    mismatches.addAll(
        new ResultAgreement(recorded.manifestOf(run.id()).orElseThrow(), repeated).mismatches());
    String name = run.condition() + " seed " + run.seed();
    if (mismatches.isEmpty()) {
      console.out().println(name + ": the same");
      return true;
    }
    Path file = first.path().resolve(mismatches.get(0).file());
    console.out().println(name + ": differs (recorded ≠ repeated), first in " + file);
    mismatches.forEach(mismatch -> console.out().println("  " + mismatch));
    return false;
  }
}
