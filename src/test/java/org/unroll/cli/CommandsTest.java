package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.format.ExperimentFolder;
import org.unroll.launch.Plans;
import org.unroll.launch.ScriptedExecutor;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.record.ExperimentLock;
import org.unroll.wire.Wiring;

class CommandsTest {
  @TempDir private Path path;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ScriptedExecutor executor = new ScriptedExecutor();
  private String file;
  private String results;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(path.resolve("tried.yaml"), "cell: rnn\n").toString();
    results = "--results=" + path.resolve("results");
  }

  private int execute(Planning planning, String... arguments) {
    Application application =
        new Application(() -> planning, () -> executor, TreeMap::new, Clock.systemUTC());
    Console console =
        new Console(new PrintWriter(out, true), new PrintWriter(err, true), false, 100);
    return Unroll.commandLine(application, console).execute(arguments);
  }

  private int run(PlannedRun... runs) {
    ExperimentPlan plan = Plans.plan(runs);
    return execute((experiment, overrides) -> plan, "run", file, results);
  }

  private static ExperimentPlan nothing(Path experiment, List<String> overrides) {
    throw new AssertionError("no plan is needed here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "run", "plan", "report"})
  void everyHelpTextHasAnExample(String command) {
    String[] arguments =
        command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
    assertThat(execute(CommandsTest::nothing, arguments)).isZero();
    assertThat(out.toString()).contains("Example:\n  ./unroll ");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aRunEndsWithTheComparisonAndTheFolder() {
    assertThat(run(Plans.run("a", 1, "learn"), Plans.run("b", 1, "diverge"))).isZero();
    assertThat(out.toString())
        .contains("condition  seeds", "diverged")
        .contains("\nguessing scores 0.1667 (always answering 1)\n")
        .endsWith(path.resolve("results/tried") + "\n");
    assertThat(err.toString())
        .contains(
            "2 runs",
            "[1/2] a seed 1  completed in",
            "b seed 1  diverged at step 2: the loss is NaN");
    assertThat(path.resolve("results/tried/summary.csv")).exists();

    assertThat(run(Plans.run("a", 1, "learn"), Plans.run("b", 1, "diverge"))).isZero();
    assertThat(err.toString()).contains("2 runs, 2 already finished");
    assertThat(executor.executed()).hasSize(2);
  }

  @Test
  void quietIsQuiet() {
    ExperimentPlan plan = Plans.plan(Plans.run("a", 1, "learn"));
    assertThat(execute((experiment, overrides) -> plan, "run", "-q", file, results)).isZero();
    assertThat(out.toString() + err).isEmpty();
    assertThat(path.resolve("results/tried/summary.csv")).exists();
  }

  @Test
  void aFailedRunGivesOneAndItsReasonWithoutAStackTrace() {
    assertThat(run(Plans.run("a", 1, "fail"), Plans.run("b", 1, "learn"))).isEqualTo(1);
    assertThat(err.toString())
        .contains("FAILED a seed 1: IllegalArgumentException: no such file: x")
        .doesNotContain("\tat ");
  }

  @Test
  void anInterruptGives130() {
    assertThat(run(Plans.run("a", 1, "cancel"))).isEqualTo(130);
    assertThat(err.toString()).contains("Interrupted.");
  }

  @Test
  void aWrongExperimentGivesTwoAndAllItsProblems() throws IOException {
    Files.writeString(Path.of(file), "cell: lsmt\ndataset: {type: adding, lenght: 5}\nsteps: 10\n");
    Planning real = Wiring.of(path.resolve("no plugins")).planner()::plan;
    assertThat(execute(real, "run", file, results)).isEqualTo(2);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith(file + ":1:7: ").contains("lsmt", "lstm"),
            second -> assertThat(second).startsWith(file + ":2:").contains("lenght", "length"));
    assertThat(path.resolve("results")).doesNotExist();
  }

  @Test
  void wrongUsageGivesTwo() {
    assertThat(execute(CommandsTest::nothing)).isEqualTo(2);
    assertThat(execute(CommandsTest::nothing, "rum")).isEqualTo(2);
    assertThat(execute(CommandsTest::nothing, "run")).isEqualTo(2);
    assertThat(execute(CommandsTest::nothing, "run", "--nope", file)).isEqualTo(2);
    assertThat(execute(CommandsTest::nothing, "plan", "absent.yaml")).isEqualTo(2);
    assertThat(execute(CommandsTest::nothing, "report", path.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("Did you mean: unroll run", "there is no experiment file absent.yaml")
        .doesNotContain("\tat ");
  }

  @Test
  void aFolderInUseIsRefused() throws IOException {
    ExperimentFolder folder = new ExperimentFolder(path.resolve("results/tried"));
    try (ExperimentLock lock = ExperimentLock.take(folder)) {
      assertThat(run(Plans.run("a", 1, "learn"))).isEqualTo(2);
      assertThat(err.toString()).contains(lock.folder().path() + " is in use");
    }
  }

  @Test
  void anUnexpectedFaultGivesOneAndNoStackTrace() {
    Planning broken =
        (experiment, overrides) -> {
          throw new IllegalStateException("a bug");
        };
    assertThat(execute(broken, "plan", file)).isEqualTo(1);
    assertThat(err.toString()).contains("unroll failed: a bug").doesNotContain("\tat ");
  }

  @Test
  void overridesOfEveryKindReachThePlanning() {
    List<String> given = List.of("cell=lstm", "+x=1", "~truncation", "hidden_size=1,2", "@a=b");
    Planning checking =
        (experiment, overrides) -> {
          assertThat(experiment).isEqualTo(Path.of(file));
          assertThat(overrides).isEqualTo(given);
          return Plans.plan(Plans.run("a", 1, "learn"));
        };
    assertThat(
            execute(
                checking,
                "plan",
                file,
                given.get(0),
                given.get(1),
                given.get(2),
                given.get(3),
                given.get(4)))
        .isZero();
  }

  @Test
  void theReportIsMadeAgainFromFiles() throws IOException {
    run(Plans.run("a", 1, "learn"));
    Path summary = path.resolve("results/tried/summary.csv");
    byte[] first = Files.readAllBytes(summary);
    Files.delete(summary);
    String folder = path.resolve("results/tried").toString();
    assertThat(execute(CommandsTest::nothing, "report", folder)).isZero();
    assertThat(summary).hasBinaryContent(first);
  }
}
