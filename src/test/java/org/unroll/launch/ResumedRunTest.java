package org.unroll.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.TrainingEvent;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;

/** A run that was stopped and goes on ends with the bytes of one that never was. */
class ResumedRunTest {
  private static final String ALL_PROBES =
      "probes: [gradient_norms, gradient_lag, gates, clipping]";

  @TempDir private Path folder;

  static Stream<List<String>> experiments() {
    return Stream.of(
        List.of(
            "dataset: {type: adding, length: 12, validation_size: 30, test_size: 30}",
            "cell: {type: lstm, peepholes: diagonal}",
            "layers: 2",
            "dropout: {outputs: 0.2, recurrent: 0.1}",
            "optimizer: adam",
            "clipping: {type: norm, threshold: 4.2}",
            "early_stopping: {patience: 3, minimum_improvement: 10}"),
        List.of(
            "dataset: {type: text, path: text.txt}",
            "cell: gru",
            "layers: 2",
            "truncation: {every: 5, backward: 12}",
            "optimizer: momentum"),
        List.of(
            "dataset: {type: text, path: text.txt}",
            "cell: lstm",
            "truncation: 5",
            "schedule: {type: cosine}",
            "optimizer: nesterov"),
        List.of(
            "dataset: {type: parentheses, max_length: 12, validation_size: 30, test_size: 30}",
            "cell: gru",
            "bidirectional: true",
            "layers: 2",
            "regularization: {type: l2, strength: 0.01}",
            "optimizer: rmsprop"));
  }

  private RealRun run(List<String> lines) throws IOException {
    Files.writeString(folder.resolve("text.txt"), "to be or not to be. ".repeat(40));
    String[] rest = {
      "hidden_size: 5", "batch_size: 4", "steps: 40", "evaluate: {every: 6}", ALL_PROBES
    };
    return new RealRun(
        folder, Stream.concat(lines.stream(), Stream.of(rest)).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void endsWithTheSameBytes(List<String> lines) throws IOException {
    RealRun run = run(lines);
    RunManifest whole = run.execute(folder.resolve("whole"));
    Path parts = folder.resolve("parts");
    for (long step : List.of(1, 11, 12, 13, 17)) {
      assertThat(run.stoppedAt(step, parts, RealRun.NEVER)).as("stopped at " + step).isTrue();
    }
    RunManifest resumed = run.execute(parts);

    assertThat(RealRun.contents(parts)).isEqualTo(RealRun.contents(folder.resolve("whole")));
    assertThat(resumed.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(resumed.metrics()).isEqualTo(whole.metrics());
    assertThat(resumed.stepsMade()).isEqualTo(whole.stepsMade());
    assertThat(resumed.bestStep()).isEqualTo(whole.bestStep());
    assertThat(resumed.baseline()).isEqualTo(whole.baseline());
    assertThat(resumed.attempts()).isEqualTo(6);
    assertThat(resumed.notice()).isNull();
    assertThat(updatesTimed(parts)).isEqualTo(whole.stepsMade());
    assertThat(parts.resolve("checkpoint")).doesNotExist();
  }

  private static long updatesTimed(Path parts) throws IOException {
    return Files.readAllLines(parts.resolve("timing.csv")).stream()
        .skip(1)
        .mapToLong(row -> Long.parseLong(row.split(",", -1)[2]))
        .sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw", "adagrad"})
  void everyOptimizerGoesOn(String optimizer) throws IOException {
    RealRun run =
        new RealRun(
            folder,
            "dataset: {type: sequence, text: hello}",
            "cell: rnn",
            "hidden_size: 4",
            "optimizer: {type: " + optimizer + ", learning_rate: 0.05}",
            "steps: 20",
            "evaluate: {every: 10}",
            "probes: [gradient_norms]");
    run.execute(folder.resolve("whole"));
    Path parts = folder.resolve("parts");
    assertThat(run.stoppedAt(7, parts, RealRun.NEVER)).isTrue();
    run.execute(parts);
    assertThat(RealRun.contents(parts)).isEqualTo(RealRun.contents(folder.resolve("whole")));
  }

  /** A training that only gets worse: its best is what it had before it was stopped. */
  @Test
  void theBestSoFarIsKept() throws IOException {
    RealRun run =
        new RealRun(
            folder,
            "dataset: {type: adding, length: 8, validation_size: 30, test_size: 30}",
            "cell: rnn",
            "hidden_size: 4",
            "optimizer: {type: adam, learning_rate: 5}",
            "steps: 20",
            "evaluate: {every: 5}",
            "probes: []");
    RunManifest whole = run.execute(folder.resolve("whole"));
    assertThat(whole.bestStep()).as("what this test is about").isLessThan(7);
    Path parts = folder.resolve("parts");
    assertThat(run.stoppedAt(7, parts, RealRun.NEVER)).isTrue();
    RunManifest resumed = run.execute(parts);
    assertThat(resumed.bestStep()).isEqualTo(whole.bestStep());
    assertThat(resumed.metrics()).isEqualTo(whole.metrics());
    assertThat(RealRun.contents(parts)).isEqualTo(RealRun.contents(folder.resolve("whole")));
  }

  @Test
  void anInterruptDuringAnEvaluationLosesNothing() throws IOException {
    RealRun run = run(experiments().findFirst().orElseThrow());
    run.execute(folder.resolve("whole"));
    Path parts = folder.resolve("parts");
    // Update 12 is evaluated: the interrupt comes with the first row of its curves.
    assertThat(run.stoppedAt(12, parts, RealRun.NEVER)).isTrue();
    RunManifest resumed = run.execute(parts);
    assertThat(resumed.resumedStep()).isEqualTo(12);
    assertThat(RealRun.contents(parts)).isEqualTo(RealRun.contents(folder.resolve("whole")));
  }

  @Test
  void aResumedRunTellsItsListenersTheWholeBeginning() throws IOException {
    RealRun run = run(experiments().findFirst().orElseThrow());
    Path parts = folder.resolve("parts");
    assertThat(run.stoppedAt(8, parts, RealRun.NEVER)).isTrue();
    List<TrainingEvent> events = new java.util.ArrayList<>();
    run.execute(parts, RealRun.NEVER, events::add);
    assertThat(events.get(0)).isInstanceOf(TrainingEvent.Started.class);
    assertThat(events.get(1)).isInstanceOf(TrainingEvent.Updated.class);
    assertThat(((TrainingEvent.Updated) events.get(1)).step()).isEqualTo(9);
    assertThat(parts.resolve("run.log")).content().contains("goes on after update 8");
  }

  @Test
  void aRunThatNobodyStopsWritesNoCheckpointWithinTheInterval() throws IOException {
    RealRun run = run(experiments().findFirst().orElseThrow());
    Path parts = folder.resolve("parts");
    boolean[] seen = {false};
    run.execute(
        parts, RealRun.NEVER, event -> seen[0] |= Files.exists(parts.resolve("checkpoint")));
    assertThat(seen[0]).isFalse();
  }
}
