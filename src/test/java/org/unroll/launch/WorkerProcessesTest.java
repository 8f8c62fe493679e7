package org.unroll.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.cli.ScriptedWorker;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunManifest;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;

/** Real processes, in which runs do what their configuration says. */
@Timeout(120)
class WorkerProcessesTest {
  @TempDir private Path folder;

  private ExperimentPlan plan(PlannedRun... runs) {
    return new ExperimentPlan(
        "tried", folder, List.of("dataset.length", "cell"), Arrays.asList(runs), "name: tried\n");
  }

  private LaunchOutcome launch(LaunchSettings settings, PlannedRun... runs) {
    return launch(settings, LaunchListener.SILENT, runs);
  }

  private LaunchOutcome launch(
      LaunchSettings settings, LaunchListener listener, PlannedRun... runs) {
    return Launchers.processes(ScriptedWorker.class, settings)
        .launch(plan(runs), folder.resolve("results"), listener);
  }

  private ExperimentFolder results() {
    return new ExperimentFolder(folder.resolve("results/tried"));
  }

  private static List<String> ends(LaunchOutcome outcome) {
    return outcome.ended().stream()
        .map(manifest -> manifest.condition() + " " + manifest.status())
        .toList();
  }

  @Test
  void theListIsInPlanOrderWhateverTheOrderOfEnds() throws IOException {
    List<PlannedRun> runs = new ArrayList<>();
    for (int seed = 1; seed <= 20; seed++) {
      runs.add(Plans.run("a", seed, seed % 3 == 0 ? "diverge" : "learn"));
    }
    LaunchOutcome outcome = launch(Launchers.settings(3), runs.toArray(PlannedRun[]::new));

    assertThat(outcome.ended()).hasSize(20);
    List<String> rows = Files.readAllLines(results().runs());
    assertThat(rows).hasSize(21);
    for (int seed = 1; seed <= 20; seed++) {
      assertThat(rows.get(seed)).startsWith(seed + "-a-").containsPattern("COMPLETED|DIVERGED");
    }
    assertThat(Files.readAllLines(results().journal())).hasSize(1 + 2 * 20);
  }

  @Test
  void aWorkerThatDiesCostsOneAttempt() throws IOException {
    List<String> told = new ArrayList<>();
    LaunchListener listener =
        new LaunchListener() {
          @Override
          public void workerLost(int lane, String reason) {
            told.add(reason);
          }
        };
    LaunchOutcome outcome =
        launch(
            Launchers.settings(1),
            listener,
            Plans.run("a", 1, "die once"),
            Plans.run("b", 1, "learn"));

    assertThat(ends(outcome)).containsExactly("a COMPLETED", "b COMPLETED");
    assertThat(told).singleElement().asString().startsWith("killed by signal 9");
    assertThat(results().journal()).content().contains(",1,RUNNING,,\"killed by signal 9");
    assertThat(results().runs()).content().contains("a,arm-a,50,rnn,1,COMPLETED");
  }

  @Test
  void aRunWhoseWorkerDiesTwiceFailsWithTheReasonAndTheRestGoesOn() throws IOException {
    LaunchOutcome outcome =
        launch(
            Launchers.settings(2),
            Plans.run("a", 1, "die"),
            Plans.run("b", 1, "leave"),
            Plans.run("c", 1, "learn"));

    assertThat(outcome.ended()).hasSize(3);
    assertThat(outcome.failures())
        .extracting(RunManifest::condition)
        .containsExactlyInAnyOrder("a", "b");
    assertThat(results().run("a", 1, "1-a-0123").manifest())
        .content()
        .contains("\"FAILED\"", "its worker process died twice: killed by signal 9", "\"ended\"");
    assertThat(results().runs())
        .content()
        .containsPattern("FAILED.*died twice: killed by signal 9")
        .containsPattern("FAILED.*died twice: exit code 7; it said: I have seen enough")
        .contains("c,arm-c,50,rnn,1,COMPLETED");
  }

  @Test
  void aRunThatTakesAllMemoryFailsWithAdvice() {
    LaunchOutcome outcome =
        launch(
            Launchers.settings(1),
            Plans.run("a", 1, "take all memory"),
            Plans.run("b", 1, "exhaust"),
            Plans.run("c", 1, "learn"));
    assertThat(ends(outcome)).containsExactly("a FAILED", "b FAILED", "c COMPLETED");
    assertThat(outcome.failures())
        .allSatisfy(
            failure ->
                assertThat(failure.reason())
                    .contains("its worker process died: out of memory", "UNROLL_MEMORY"));
  }

  @Test
  void whatComponentsPrintAndReadDoesNotDisturb() {
    LaunchOutcome outcome =
        launch(Launchers.settings(1), Plans.run("a", 1, "be noisy"), Plans.run("b", 1, "be noisy"));
    assertThat(ends(outcome)).containsExactly("a COMPLETED", "b COMPLETED");
    assertThat(results().workerLog(0))
        .content()
        .contains("{\"message\":\"stopped\"}", "half a line", "a warning");
  }

  @Test
  void configurationsMayBeLarge() {
    String large = "learn\n" + "# much is to be said\n".repeat(100_000);
    assertThat(ends(launch(Launchers.settings(1), Plans.run("a", 1, large))))
        .containsExactly("a COMPLETED");
  }

  @Test
  void aFaultInARunIsNotACrash() {
    LaunchOutcome outcome =
        launch(Launchers.settings(1), Plans.run("a", 1, "fail"), Plans.run("b", 1, "learn"));
    assertThat(ends(outcome)).containsExactly("a FAILED", "b COMPLETED");
    assertThat(outcome.failures().get(0).reason())
        .isEqualTo("IllegalArgumentException: no such file: x");
  }

  @Test
  void ifWantedTheFirstFailureStopsTheOthersWhereTheyAre() throws IOException {
    LaunchOutcome outcome =
        launch(
            Launchers.failFast(2),
            Plans.run("a", 1, "wait"),
            Plans.run("b", 1, "fail"),
            Plans.run("c", 1, "learn"));
    assertThat(ends(outcome)).containsExactly("b FAILED");
    assertThat(outcome.interrupted()).isFalse();
    assertThat(outcome.left()).isEqualTo(2);
    assertThat(results().runs()).content().contains(",1,RUNNING,", ",1,FAILED,", ",1,PENDING,");
  }

  @Test
  void allIsStoppedOnRequestEvenWhatDoesNotListen() {
    ExperimentLauncher launcher = Launchers.processes(ScriptedWorker.class, Launchers.settings(3));
    LaunchListener stopping =
        new LaunchListener() {
          private int started;

          @Override
          public void started(int lane, long steps) {
            started++;
            if (started == 3) {
              launcher.stop();
            }
          }
        };
    LaunchOutcome outcome =
        launcher.launch(
            plan(
                Plans.run("deaf", 1, "not listen"),
                Plans.run("slow", 1, "stop slowly"),
                Plans.run("b", 1, "wait"),
                Plans.run("c", 1, "learn")),
            folder.resolve("results"),
            stopping);
    assertThat(outcome.interrupted()).isTrue();
    assertThat(outcome.ended()).isEmpty();
    assertThat(outcome.left()).isEqualTo(4);
    assertThat(folder.resolve("stopped in peace")).exists();
  }

  @Test
  void aWorkerThatCannotStartEndsItAllAtOnce() {
    ExperimentLauncher launcher =
        new ExperimentLauncher(
            new ProcessWorkers(Launchers.command("no.such.Main")),
            Launchers.settings(2),
            Clock.systemUTC());
    ExperimentPlan plan = plan(Plans.run("a", 1, "learn"), Plans.run("b", 1, "learn"));
    assertThatThrownBy(
            () -> launcher.launch(plan, folder.resolve("results"), LaunchListener.SILENT))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("a worker cannot be started: exit code 1")
        .hasMessageContaining("no.such.Main");
  }

  /** As the system may do to a process of another when memory is short. */
  @Test
  void aWorkerThatIsKilledWhileItStartsCostsOneAttempt() throws IOException {
    Path mark = folder.resolve("killed");
    ExperimentLauncher launcher =
        new ExperimentLauncher(
            new ProcessWorkers(
                Launchers.command(ScriptedWorker.class.getName(), "-Dunroll.test.killed=" + mark)),
            Launchers.settings(1),
            Clock.systemUTC());
    LaunchOutcome outcome =
        launcher.launch(
            plan(Plans.run("a", 1, "learn"), Plans.run("b", 1, "learn")),
            folder.resolve("results"),
            LaunchListener.SILENT);
    assertThat(mark).exists();
    assertThat(ends(outcome)).containsExactly("a COMPLETED", "b COMPLETED");
    assertThat(results().journal()).content().contains(",1,RUNNING,,\"killed by signal 9");
  }

  @Test
  void aRunFolderThatCannotBeWrittenEndsItAllAtOnce() throws IOException {
    Files.createDirectories(results().path());
    Files.writeString(results().path().resolve("a"), "a file where a folder has to be");
    assertThatThrownBy(() -> launch(Launchers.settings(1), Plans.run("a", 1, "learn")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(results().path().resolve("a").toString());
  }
}
