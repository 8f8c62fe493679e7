package org.unroll.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Provenance;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.plan.ExperimentPlan;
import org.unroll.record.ExperimentLock;
import org.unroll.record.ResultsInUseException;

class ExperimentLauncherTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path results;
  private final ScriptedExecutor executor = new ScriptedExecutor();

  private ExperimentLauncher launcher() {
    Provenance provenance = new Provenance("1", "", "", "", new TreeMap<>());
    return Launchers.inProcess(() -> executor, () -> provenance, NOON);
  }

  private LaunchOutcome launch(ExperimentPlan plan) {
    return launcher().launch(plan, results, LaunchListener.SILENT);
  }

  private List<String> runList() throws IOException {
    return Files.readAllLines(new ExperimentFolder(results.resolve("tried")).runs());
  }

  private static List<RunStatus> statuses(LaunchOutcome outcome) {
    return outcome.ended().stream().map(RunManifest::status).toList();
  }

  @Test
  void listsEveryConditionAndSeedInPlanOrder() throws IOException {
    LaunchOutcome outcome =
        launch(Plans.plan(Plans.run("z", 2, "learn"), Plans.run("z", 1, "learn")));

    assertThat(statuses(outcome)).containsExactly(RunStatus.COMPLETED, RunStatus.COMPLETED);
    assertThat(runList())
        .containsExactly(
            "id,condition,arm,dataset.length,cell,seed,status,steps_made,best_step,"
                + "best_validation_loss,best_validation_accuracy,final_validation_loss,"
                + "final_validation_accuracy,final_train_loss,final_train_accuracy,"
                + "test_loss,test_accuracy,baseline_loss,baseline,diverged_step,reason,folder",
            "2-z-0123456789abcdef,z,arm-z,50,rnn,2,COMPLETED,2,2,2.25,,2.25,,0.1,,0.125,"
                + ",0.16666666666666666,always answering 1,,,z/seed-2-2-z-0123",
            "1-z-0123456789abcdef,z,arm-z,50,rnn,1,COMPLETED,2,2,1.25,,1.25,,0.1,,0.125,"
                + ",0.16666666666666666,always answering 1,,,z/seed-1-1-z-0123");
    assertThat(results.resolve("tried/experiment.yaml")).hasContent("name: tried\n");
    assertThat(results.resolve("tried/z/seed-2-2-z-0123/learning_curve.csv")).exists();
  }

  @Test
  void skipsFinishedRunsAndMakesTheOthersAgain() {
    ExperimentPlan plan =
        Plans.plan(
            Plans.run("a", 1, "learn"), Plans.run("b", 1, "diverge"), Plans.run("c", 1, "fail"));
    assertThat(statuses(launch(plan)))
        .containsExactly(RunStatus.COMPLETED, RunStatus.DIVERGED, RunStatus.FAILED);
    executor.executed().clear();

    LaunchOutcome again = launch(plan);

    assertThat(again.skipped()).isEqualTo(2);
    assertThat(executor.executed()).containsExactly("1-c-0123456789abcdef");
  }

  /** Killed after the result was written and before its checkpoints were all removed. */
  @Test
  void aCheckpointLeftBesideAResultIsRemovedAndTheResultStays() throws IOException {
    ExperimentPlan plan = Plans.plan(Plans.run("a", 1, "learn"), Plans.run("b", 1, "diverge"));
    launch(plan);
    Path finished = results.resolve("tried/a/seed-1-1-a-0123");
    String manifest = Files.readString(finished.resolve("run.json"));
    for (Path run : List.of(finished, results.resolve("tried/b/seed-1-1-b-0123"))) {
      Files.writeString(
          Files.createDirectory(run.resolve("checkpoint")).resolve("previous.npz"), "");
    }
    executor.executed().clear();

    assertThat(launch(plan).skipped()).isEqualTo(2);
    assertThat(executor.executed()).isEmpty();
    assertThat(finished.resolve("checkpoint")).doesNotExist();
    assertThat(results.resolve("tried/b/seed-1-1-b-0123/checkpoint")).doesNotExist();
    assertThat(finished.resolve("run.json")).hasContent(manifest);
  }

  @Test
  void aRunInTheSameFolderWithAnotherFullIdIsNotTakenForTheSame() {
    launch(Plans.plan(Plans.run("a", 1, "learn", "0123456789abcdef")));
    launch(Plans.plan(Plans.run("a", 1, "learn", "0123456700000000")));
    assertThat(executor.executed()).containsExactly("0123456789abcdef", "0123456700000000");
  }

  @Test
  void goesOnAfterAFailureAndKeepsItsReasonAndStackTrace() throws IOException {
    LaunchOutcome outcome =
        launch(
            Plans.plan(
                Plans.run("a", 1, "fail"),
                Plans.run("b", 1, "exhaust"),
                Plans.run("c", 1, "learn")));

    assertThat(statuses(outcome))
        .containsExactly(RunStatus.FAILED, RunStatus.FAILED, RunStatus.COMPLETED);
    assertThat(outcome.failures().stream().map(RunManifest::reason))
        .containsExactly(
            "IllegalArgumentException: no such file: x",
            "out of memory (Java heap space): give each process more with UNROLL_MEMORY=4g, or take"
                + " fewer --jobs");
    assertThat(runList().get(1))
        .startsWith("1-a-0123456789abcdef,a,arm-a,50,rnn,1,FAILED,0,,,,")
        .endsWith(",IllegalArgumentException: no such file: x,a/seed-1-1-a-0123");
    assertThat(results.resolve("tried/a/seed-1-1-a-0123/run.log"))
        .content()
        .contains("the run failed", "no such file: x", "at org.unroll.launch.ScriptedExecutor");
    assertThat(results.resolve("tried/c/seed-1-1-c-0123/run.log")).isEmptyFile();
  }

  @Test
  void equalIdsExecuteOnceAndAreListedForEach() throws IOException {
    launch(
        Plans.plan(
            Plans.run("a", 1, "learn", "same-id-1"), Plans.run("b", 1, "learn", "same-id-1")));
    assertThat(executor.executed()).containsExactly("same-id-1");
    assertThat(runList().subList(1, 3)).allMatch(row -> row.contains("COMPLETED"));
    assertThat(results.resolve("tried/b")).doesNotExist();
  }

  @Test
  void anInterruptKeepsFinishedRunsAndTheCurrentOneIsStartedAfresh() throws IOException {
    ExperimentPlan plan =
        Plans.plan(
            Plans.run("a", 1, "learn"), Plans.run("b", 1, "cancel"), Plans.run("c", 1, "learn"));
    LaunchOutcome outcome = launch(plan);

    assertThat(outcome.interrupted()).isTrue();
    assertThat(statuses(outcome)).containsExactly(RunStatus.COMPLETED);
    assertThat(executor.executed()).hasSize(2);
    assertThat(results.resolve("tried/b/seed-1-1-b-0123/run.json")).content().contains("RUNNING");

    LaunchOutcome resumed =
        launch(
            Plans.plan(
                Plans.run("a", 1, "learn"),
                Plans.run("b", 1, "learn"),
                Plans.run("c", 1, "learn")));
    assertThat(resumed.skipped()).isEqualTo(1);
    assertThat(runList().subList(1, 4)).allMatch(row -> row.contains("COMPLETED"));
  }

  @Test
  void aRequestToStopIsHeardBeforeTheFirstRun() {
    ExperimentLauncher launcher = launcher();
    launcher.stop();
    LaunchOutcome outcome =
        launcher.launch(Plans.plan(Plans.run("a", 1, "learn")), results, LaunchListener.SILENT);
    assertThat(outcome.interrupted()).isTrue();
    assertThat(outcome.left()).isEqualTo(1);
    assertThat(executor.executed()).isEmpty();
  }

  @Test
  void aClockThatIsPutBackDisturbsNothing() throws IOException {
    AtomicLong hours = new AtomicLong();
    Clock back =
        new Clock() {
          @Override
          public Instant instant() {
            return NOON.instant().minus(Duration.ofHours(hours.getAndIncrement()));
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    List<Double> losses = new ArrayList<>();
    LaunchListener listener =
        new LaunchListener() {
          @Override
          public void progressed(int lane, long step, double loss) {
            losses.add(loss);
          }
        };
    Provenance provenance = new Provenance("1", "", "", "", new TreeMap<>());
    LaunchOutcome outcome =
        Launchers.inProcess(() -> executor, () -> provenance, back)
            .launch(
                Plans.plan(Plans.run("a", 1, "learn"), Plans.run("b", 1, "learn")),
                results,
                listener);
    assertThat(statuses(outcome)).containsExactly(RunStatus.COMPLETED, RunStatus.COMPLETED);
    assertThat(losses).as("each run's first update is told").containsExactly(1.0, 1.0);
    assertThat(hours.get()).as("what this test is about").isGreaterThan(3);
  }

  @Test
  void refusesAFolderInUse() throws IOException {
    ExperimentFolder folder = new ExperimentFolder(results.resolve("tried"));
    try (ExperimentLock lock = ExperimentLock.take(folder)) {
      assertThatThrownBy(() -> launch(Plans.plan(Plans.run("a", 1, "learn"))))
          .isInstanceOf(ResultsInUseException.class)
          .hasMessageContaining(lock.folder().path().toString());
    }
  }

  @Test
  void theSameRunWritesTheSameBytesInEveryFileButThoseThatHoldTimes() throws IOException {
    ExperimentPlan plan = Plans.plan(Plans.run("a", 1, "learn"), Plans.run("b", 1, "diverge"));
    launch(plan);
    Path first = results.resolveSibling(results.getFileName() + "-first");
    Files.move(results.resolve("tried"), first);
    launch(plan);

    try (Stream<Path> files = Files.walk(first)) {
      List<Path> deterministic =
          files
              .filter(Files::isRegularFile)
              .filter(
                  file -> !file.toString().matches(".*(timing.csv|run.json|run.log|checkpoint/.*)"))
              .toList();
      assertThat(deterministic).hasSizeGreaterThan(6);
      for (Path file : deterministic) {
        assertThat(results.resolve("tried").resolve(first.relativize(file)))
            .hasSameBinaryContentAs(file);
      }
    }
  }
}
