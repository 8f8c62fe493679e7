package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.cli.WorkerMain;
import org.unroll.config.InvalidExperimentException;
import org.unroll.format.Provenance;
import org.unroll.format.RunManifest;
import org.unroll.launch.ExperimentLauncher;
import org.unroll.launch.Keeping;
import org.unroll.launch.LaunchListener;
import org.unroll.launch.LaunchOutcome;
import org.unroll.launch.LaunchSettings;
import org.unroll.launch.Launchers;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;

/** Experiments from the file to the results, with everything real. */
class RunsTest {
  /** What may differ between two executions of the same run. */
  private static final Set<String> NOT_REPEATED = Set.of("timing.csv", "run.json", "run.log");

  @TempDir private Path folder;

  private Path run(String results, String... lines) throws IOException {
    return run(Wiring.of(folder.resolve("plugins")), results, lines).folder().path();
  }

  private LaunchOutcome runInProcesses(int jobs, String results, String... lines)
      throws IOException {
    return Launchers.processes(WorkerMain.class, Launchers.settings(jobs))
        .launch(plan(lines), folder.resolve(results), LaunchListener.SILENT);
  }

  private ExperimentPlan plan(String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("tried.yaml"), String.join("\n", lines) + "\n");
    return Wiring.of(folder.resolve("plugins")).planner().plan(file, List.of());
  }

  private LaunchOutcome run(Wiring wiring, String results, String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("tried.yaml"), String.join("\n", lines) + "\n");
    ExperimentPlan plan = wiring.planner().plan(file, List.of());
    ExperimentLauncher launcher =
        Launchers.inProcess(
            wiring::executor,
            () -> Provenance.ofThisProcess("test", wiring.libraries()),
            Clock.systemUTC());
    return launcher.launch(plan, folder.resolve(results), LaunchListener.SILENT);
  }

  private static SortedMap<String, String> contents(Path results) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(results)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !NOT_REPEATED.contains(file.getFileName().toString()))
          .filter(file -> !file.getParent().endsWith("checkpoint"))
          .forEach(
              file ->
                  contents.put(
                      results.relativize(file).toString(),
                      new String(bytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)));
    }
    return contents;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String only(Path results, String name) throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      return Files.readString(
          files
              .filter(file -> file.getFileName().toString().equals(name))
              .findFirst()
              .orElseThrow());
    }
  }

  private static final String[] ALL_CELLS = {
    "dataset: {type: parentheses, target: next, validation_size: 50, test_size: 50}",
    "hidden_size: 7",
    "layers: 2",
    "batch_size: 9",
    "steps: 30",
    "evaluate: {every: 10}",
    "clipping: {type: norm, threshold: 0.5}",
    "sweep:",
    "  arms: {rnn: {cell: rnn}, lstm: {cell: lstm}, gru: {cell: gru}}",
    "  grid: {truncation: [full, 5]}",
    "seeds: [3, 8]"
  };

  @Test
  void theSameExperimentTwiceGivesTheSameBytes() throws IOException {
    SortedMap<String, String> first = contents(run("first", ALL_CELLS));
    SortedMap<String, String> second = contents(run("second", ALL_CELLS));
    assertThat(first.keySet()).isEqualTo(second.keySet());
    assertThat(first).hasSizeGreaterThan(100);
    first.forEach((file, content) -> assertThat(second.get(file)).as(file).isEqualTo(content));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void processesSideBySideGiveTheSameBytes(int jobs) throws IOException {
    String[] fewer =
        Stream.of(ALL_CELLS).map(line -> line.replace("[full, 5]", "[5]")).toArray(String[]::new);
    SortedMap<String, String> alone = contents(run("alone", fewer));
    SortedMap<String, String> beside =
        contents(runInProcesses(jobs, "beside", fewer).folder().path());
    assertThat(beside.keySet()).isEqualTo(alone.keySet());
    assertThat(alone).hasSizeGreaterThan(50);
    alone.forEach((file, content) -> assertThat(beside.get(file)).as(file).isEqualTo(content));
  }

  @Test
  void aRunWhoseProcessIsKilledGoesOnFromItsCheckpointToTheSameBytes() throws IOException {
    String[] one = {
      "dataset: {type: adding, length: 20, validation_size: 20, test_size: 20}",
      "cell: lstm",
      "hidden_size: 8",
      "steps: 3000",
      "evaluate: {every: 100}"
    };
    SortedMap<String, String> undisturbed = contents(run("undisturbed", one));
    List<String> lost = new ArrayList<>();
    LaunchListener killing =
        new LaunchListener() {
          @Override
          public void progressed(int lane, long step, double loss) {
            if (lost.isEmpty() && checkpointed(folder.resolve("killed"))) {
              lost.add("at step " + step);
              ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            }
          }

          @Override
          public void workerLost(int lane, String reason) {
            lost.add(reason);
          }
        };
    LaunchSettings settings =
        new LaunchSettings(1, false, new Keeping(Duration.ofMillis(50), false));
    Path results =
        Launchers.processes(WorkerMain.class, settings)
            .launch(plan(one), folder.resolve("killed"), killing)
            .folder()
            .path();

    assertThat(lost).hasSize(2);
    assertThat(lost.get(1)).contains("killed by signal 9");
    assertThat(only(results, "run.json"))
        .contains("\"attempts\" : 2")
        .containsPattern("\"resumed_step\" : [1-9]");
    SortedMap<String, String> killed = contents(results);
    assertThat(killed.keySet()).isEqualTo(undisturbed.keySet());
    undisturbed.forEach((file, content) -> assertThat(killed.get(file)).isEqualTo(content));
  }

  private static boolean checkpointed(Path results) {
    try (Stream<Path> files = Files.walk(results)) {
      return files.anyMatch(file -> file.getFileName().toString().equals("state.npz"));
    } catch (IOException | UncheckedIOException movedMeanwhile) {
      return false;
    }
  }

  /** The network is large enough for its products to be divided. */
  private static final String[] THREADS = {
    "dataset: {type: adding, length: 10, validation_size: 20, test_size: 20}",
    "cell: gru",
    "hidden_size: 128",
    "steps: 5",
    "evaluate: {every: 1}",
    "sweep: {grid: {threads: [2, 1]}}"
  };

  @Test
  void aRunWithThreadsGivesTheSameBytesInThisProcessAndInAWorker() throws IOException {
    LaunchOutcome here = run(Wiring.of(folder.resolve("plugins")), "here", THREADS);
    assertThat(here.failures()).isEmpty();
    SortedMap<String, String> first = contents(here.folder().path());
    assertThat(first.keySet())
        .filteredOn(file -> file.endsWith("learning_curve.csv"))
        .hasSize(2)
        .anyMatch(file -> file.startsWith("threads=2/"));
    SortedMap<String, String> again = contents(run("again", THREADS));
    SortedMap<String, String> worker =
        contents(runInProcesses(1, "worker", THREADS).folder().path());
    assertThat(again.keySet()).isEqualTo(first.keySet());
    assertThat(worker.keySet()).isEqualTo(first.keySet());
    first.forEach((file, content) -> assertThat(again.get(file)).as(file).isEqualTo(content));
    first.forEach((file, content) -> assertThat(worker.get(file)).as(file).isEqualTo(content));
  }

  @Test
  void aRunCountsOnceForEachOfItsThreads() throws IOException {
    List<Integer> busy = new ArrayList<>(List.of(0));
    LaunchListener counting =
        new LaunchListener() {
          @Override
          public void runBegan(int lane, int number, PlannedRun run) {
            busy.add(busy.get(busy.size() - 1) + run.threads());
          }

          @Override
          public void runEnded(int lane, RunManifest manifest) {
            busy.add(
                busy.get(busy.size() - 1) - (manifest.condition().equals("threads=2") ? 2 : 1));
          }
        };
    LaunchOutcome outcome =
        Launchers.processes(WorkerMain.class, Launchers.settings(2))
            .launch(plan(THREADS), folder.resolve("counted"), counting);
    assertThat(outcome.failures()).isEmpty();
    assertThat(busy).containsExactly(0, 2, 0, 1, 0);
  }

  @Test
  void aRunDoesNotDependOnItsNeighbours() throws IOException {
    String[] fewer =
        Stream.of(ALL_CELLS).map(line -> line.replace("[full, 5]", "[5]")).toArray(String[]::new);
    SortedMap<String, String> together = contents(run("together", ALL_CELLS));
    SortedMap<String, String> alone = contents(run("alone", fewer));
    int compared = 0;
    for (String file : alone.keySet()) {
      if (file.startsWith("gru_truncation=5") && file.endsWith(".csv")) {
        assertThat(together.get(file)).as(file).isEqualTo(alone.get(file));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(2 * 6);
  }

  private static final String EVERY_PROBE =
      "probes: [{type: gradient_norms, every: 1}, {type: gradient_lag, every: 1, loss: all},"
          + " {type: temporal_components, every: 3}, {type: jacobian, every: 7, sequences: 2},"
          + " {type: gates, every: 1, per_unit: true}, {type: units, every: 2},"
          + " {type: cell_path, every: 2}, {type: weights, every: 1}, {type: clipping, every: 1},"
          + " {type: truncation_angle, every: 1}]";

  /** Every probe, wherever it does extra passes: at once, in stretches, along a stream. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: adding, length: 20, validation_size: 50, test_size: 50} | full",
        "{type: parentheses, target: next, validation_size: 20, test_size: 20} | 3",
        "{type: adding, length: 20, validation_size: 50, test_size: 50} | {every: 2, backward: 5}",
        "{type: text, path: text.txt} | {every: 10, backward: 25}"
      })
  void aProbeNeverChangesTraining(String dataset, String truncation) throws IOException {
    Files.writeString(folder.resolve("text.txt"), "to be or not to be. ".repeat(60));
    String[] base = {
      "dataset: " + dataset,
      "truncation: " + truncation,
      "cell: lstm",
      "hidden_size: 8",
      "batch_size: 4",
      "dropout: {recurrent: 0.1}",
      "regularization: {type: l2, strength: 0.001}",
      "clipping: {type: norm, threshold: 0.3}",
      "steps: 20",
      "evaluate: {every: 10}"
    };
    SortedMap<String, String> bare = contents(run("bare", with(base, "probes: []")));
    SortedMap<String, String> probed = contents(run("probed", with(base, EVERY_PROBE)));
    int compared = 0;
    for (String file : bare.keySet()) {
      if (file.endsWith("learning_curve.csv") || file.endsWith(".npy")) {
        assertThat(probed.get(file)).as(file).isEqualTo(bare.get(file));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(1 + 2 * (4 * 3 + 2));
    assertThat(bare.keySet().stream().filter(file -> file.endsWith("gates.csv"))).isEmpty();
    boolean cut = !truncation.equals("full") && !dataset.contains("text");
    assertThat(rows(probed, "truncation_angle.csv") > 0).isEqualTo(cut);
    assertThat(rows(probed, "jacobian.csv")).isPositive();
    assertThat(rows(probed, "cell_path.csv")).isPositive();
    assertThat(rows(probed, "temporal_components.csv")).isPositive();
  }

  private static String[] with(String[] lines, String another) {
    return Stream.concat(Stream.of(lines), Stream.of(another)).toArray(String[]::new);
  }

  private static long rows(SortedMap<String, String> contents, String table) {
    return contents.entrySet().stream()
        .filter(file -> file.getKey().endsWith("/" + table))
        .mapToLong(file -> file.getValue().lines().count() - 1)
        .sum();
  }

  /** Recurrent weights of 0.9 times an orthogonal matrix shrink every difference by 0.9 a step. */
  @Test
  void aLinearNetworksDiagnosticsAreThoseOfTheClosedForm() throws IOException {
    Path results =
        run(
            "linear",
            "dataset: {type: adding, length: 30, validation_size: 50, test_size: 50}",
            "cell: rnn",
            "activation: linear",
            "initialization: {recurrent: {type: orthogonal, gain: 0.9}}",
            "hidden_size: 6",
            "batch_size: 4",
            "steps: 1",
            "probes: [{type: jacobian, every: 1}, {type: gradient_lag, every: 1}]");
    double rate = Math.log(0.9);
    // The weights are rounded to single precision, which adds up over lags.
    double rounding = 1e-7;
    for (int lag = 1; lag <= 30; lag++) {
      for (String column : List.of("log10_largest", "log10_median", "log10_smallest")) {
        assertThat(numbers(results, "jacobian.csv", column).get(lag - 1) * Math.log(10))
            .as("%s at lag %d", column, lag)
            .isCloseTo(lag * rate, within(lag * rounding));
      }
    }
    assertThat(numbers(results, "lyapunov.csv", "exponent"))
        .hasSize(6)
        .allSatisfy(exponent -> assertThat(exponent).isCloseTo(rate, within(rounding)));
    assertThat(numbers(results, "recurrent_matrices.csv", "spectral_radius").get(0))
        .isCloseTo(0.9, within(rounding));
    assertThat(numbers(results, "gradient_decay.csv", "nats_per_step").get(0))
        .isCloseTo(rate, within(1e-4));
  }

  private static List<Double> numbers(Path results, String table, String column)
      throws IOException {
    List<String> lines = only(results, table).lines().toList();
    int place = List.of(lines.get(0).split(",", -1)).indexOf(column);
    return lines.stream().skip(1).map(line -> Double.valueOf(line.split(",", -1)[place])).toList();
  }

  @Test
  void trainingEndsEarlyWhenTheFileSaysSo() throws IOException {
    String[] base = {
      "dataset: {type: sequence, text: abcabc}",
      "cell: gru",
      "hidden_size: 8",
      "optimizer: {type: adam, learning_rate: 0.05}",
      "evaluate: {every: 5}",
      "steps: 2000",
      "probes: []"
    };
    String threshold = "stop_when: {metric: validation_accuracy, above: 1.0}";
    Path stopped =
        run("stopped", Stream.concat(Stream.of(base), Stream.of(threshold)).toArray(String[]::new));
    assertThat(lastStep(stopped)).isBetween(5, 500);
    String patience = "early_stopping: {patience: 3, minimum_improvement: 10}";
    Path early =
        run("early", Stream.concat(Stream.of(base), Stream.of(patience)).toArray(String[]::new));
    // The evaluation at step 0 sets the mark; three more fall short of it.
    assertThat(lastStep(early)).isEqualTo(15);
  }

  private static int lastStep(Path results) throws IOException {
    List<String> rows = only(results, "learning_curve.csv").lines().toList();
    assertThat(rows.get(rows.size() - 1)).contains(",test,");
    return Integer.parseInt(rows.get(rows.size() - 1).split(",", -1)[0]);
  }

  @Test
  void epochsCountPassesOverAText() throws IOException {
    Files.writeString(folder.resolve("text.txt"), "to be or not to be. ".repeat(60));
    Path results =
        run(
            "epochs",
            "dataset: {type: text, path: text.txt}",
            "cell: rnn",
            "hidden_size: 6",
            "batch_size: 4",
            "truncation: {every: 10, backward: 25}",
            "layers: 2",
            "dropout: {outputs: 0.2, recurrent: 0.1}",
            "epochs: 3");
    // 960 characters to train on in 4 streams of 24 windows
    assertThat(lastStep(results)).isEqualTo(3 * 23);
  }

  @Test
  void aBidirectionalNetworkSolvesWhatNeedsTheFuture() throws IOException {
    Path results =
        run(
            "both-ways",
            "dataset: {type: sequence, text: abacabad}",
            "cell: gru",
            "hidden_size: 8",
            "bidirectional: true",
            "optimizer: {type: adam, learning_rate: 0.05}",
            "evaluate: {every: 20}",
            "steps: 200");
    List<String> rows = only(results, "learning_curve.csv").lines().toList();
    assertThat(rows.get(rows.size() - 1)).endsWith(",1.0");
    assertThat(only(results, "gates.csv")).contains(",reverse.update,");
  }

  @Test
  void whatIsReadBackwardCannotBeTruncated() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("both.yaml"),
            "dataset: {type: adding}\ncell: gru\nsteps: 5\nbidirectional: true\ntruncation: 5\n");
    assertThatThrownBy(() -> Wiring.of(folder).planner().plan(file, List.of()))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageContaining("both.yaml:5:13: truncation: what is read backward cannot be cut");
  }

  @Test
  void divergenceIsAResult() throws IOException {
    LaunchOutcome outcome =
        run(
            Wiring.of(folder.resolve("plugins")),
            "diverging",
            "dataset: {type: adding, length: 50, validation_size: 20, test_size: 20}",
            "cell: rnn",
            "activation: relu",
            "initialization: {recurrent: {type: identity, scale: 3}}",
            "optimizer: {type: sgd, learning_rate: 1000}",
            "steps: 100");
    assertThat(outcome.failures()).isEmpty();
    Path results = outcome.folder().path();
    assertThat(Files.readAllLines(results.resolve("runs.csv")).get(1)).contains(",DIVERGED,");
    assertThat(only(results, "run.json")).contains("is not finite");
  }

  /** After one update the loss of whole sequences overflows; after two, the training loss does. */
  @Test
  void divergenceIsFoundHoweverOftenARunIsEvaluated() throws IOException {
    Path results =
        run(
            "exploding",
            "dataset: {type: adding, length: 30, validation_size: 20, test_size: 20}",
            "cell: rnn",
            "activation: relu",
            "initialization: identity",
            "hidden_size: 16",
            "batch_size: 4",
            "optimizer: {type: sgd, learning_rate: 0.1}",
            "steps: 200",
            "probes: []",
            "sweep:",
            "  arms:",
            "    plain: {}",
            "    patient: {early_stopping: 1}",
            "    bounded: {stop_when: {metric: validation_loss, above: 1e30}}",
            "  grid: {evaluate.every: [1, 50]}",
            "seeds: [2]");
    List<String> runs = Files.readAllLines(results.resolve("runs.csv"));
    assertThat(runs).hasSize(1 + 3 * 2);
    assertThat(runs.subList(1, runs.size()))
        .allSatisfy(run -> assertThat(run).contains(",DIVERGED,").contains("not finite"))
        .noneMatch(run -> run.contains("Infinity") || run.contains("NaN"));
  }
}
