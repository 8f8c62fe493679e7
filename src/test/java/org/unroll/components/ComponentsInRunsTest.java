package org.unroll.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Activation;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.components.activation.HyperbolicTangent;
import org.unroll.components.activation.Sigmoid;
import org.unroll.components.cell.Lstm;
import org.unroll.components.initialization.Chrono;
import org.unroll.components.initialization.Zeros;
import org.unroll.components.loss.SquaredError;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.ParameterInitializer;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.format.Provenance;
import org.unroll.launch.LaunchListener;
import org.unroll.launch.LaunchOutcome;
import org.unroll.launch.Launchers;
import org.unroll.plan.SeededStreams;
import org.unroll.wire.Wiring;

/** Components as an experiment file names them, in training. */
class ComponentsInRunsTest {
  @TempDir private Path folder;

  /** Trains with these lines and gives the learning curve. */
  private String curve(int steps, String... lines) throws IOException {
    Wiring wiring = Wiring.of(folder.resolve("plugins"));
    List<String> base =
        List.of(
            "dataset: {type: counting, validation_size: 20, test_size: 20}",
            "hidden_size: 5",
            "batch_size: 4",
            "evaluate: {every: 3}",
            "steps: " + steps);
    Path file =
        Files.writeString(
            folder.resolve("tried.yaml"),
            String.join("\n", Stream.concat(base.stream(), Stream.of(lines)).toList()) + "\n");
    LaunchOutcome outcome =
        Launchers.inProcess(
                wiring::executor,
                () -> Provenance.ofThisProcess("test", wiring.libraries()),
                Clock.systemUTC())
            .launch(
                wiring.planner().plan(file, List.of()),
                folder.resolve("results"),
                LaunchListener.SILENT);
    assertThat(outcome.failures()).isEmpty();
    try (Stream<Path> files = Files.walk(outcome.folder().path())) {
      String curve =
          Files.readString(
              files.filter(path -> path.endsWith("learning_curve.csv")).findFirst().orElseThrow());
      deleteAll(outcome.folder().path());
      return curve;
    }
  }

  private static void deleteAll(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void whatDoesNothingChangesNoBit() throws IOException {
    String plain = curve(12, "cell: gru");
    assertThat(curve(12, "cell: gru", "schedule: {type: step, every: 1000}")).isEqualTo(plain);
    assertThat(curve(12, "cell: gru", "schedule: {type: exponential, decay: 1}")).isEqualTo(plain);
    assertThat(curve(12, "cell: gru", "regularization: {type: l2, strength: 0}")).isEqualTo(plain);
    assertThat(curve(12, "cell: gru", "regularization: {type: l1, strength: 0}")).isEqualTo(plain);
    assertThat(curve(12, "cell: gru", "regularization: {type: omega, strength: 0}"))
        .isEqualTo(plain);
    assertThat(curve(12, "cell: gru", "regularization: {type: activation, strength: 0}"))
        .isEqualTo(plain);
    assertThat(curve(12, "cell: gru", "clipping: {type: per_parameter, threshold: 1e9}"))
        .isEqualTo(plain);
    assertThat(curve(12, "cell: gru", "optimizer: {type: adamw, weight_decay: 0}"))
        .isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schedule: {type: warm_up, updates: 5, then: cosine}",
        "schedule: {type: warm_up, updates: 2, then: {type: step, milestones: [3, 5]}}",
        "schedule: linear",
        "regularization: {type: l1, strength: 0.01}",
        "regularization: {type: l2, strength: 0.01, biases: true}",
        "regularization: {type: activation, strength: 0.01}",
        "regularization: {type: activation, strength: 0, temporal: 0.01}",
        "clipping: {type: per_parameter, threshold: 0.01}",
        "optimizer: adamw",
        "optimizer: nesterov",
        "optimizer: adagrad",
        "activation: leaky_relu",
        "activation: {type: elu, alpha: 0.5}",
        "activation: softplus",
        "activation: hard_tanh",
        "initialization: {recurrent: near_identity, input: he, bias: {type: chrono, longest_lag: 9}}",
        "initialization: {type: sparse, connections: 3}"
      })
  void whatDoesSomethingChangesTraining(String line) throws IOException {
    assertThat(curve(12, "cell: gru", line)).isNotEqualTo(curve(12, "cell: gru"));
  }

  @Test
  void omegaChangesTraining() throws IOException {
    assertThat(curve(12, "cell: rnn", "regularization: {type: omega, strength: 1}"))
        .isNotEqualTo(curve(12, "cell: rnn"));
  }

  /** Under plain gradient descent a factor of one half is half the learning rate, bit for bit. */
  @Test
  void theScheduleScalesTheLearningRate() throws IOException {
    String scheduled =
        curve(
            1,
            "cell: rnn",
            "optimizer: {type: sgd, learning_rate: 0.5}",
            "schedule: {type: warm_up, updates: 2}");
    String slower = curve(1, "cell: rnn", "optimizer: {type: sgd, learning_rate: 0.25}");
    assertThat(scheduled).isEqualTo(slower);
  }

  @Test
  void chronoGivesTheInputGateTheNegativeOfTheForgetGate() {
    Function<String, Activation> activations =
        name -> name.equals("tanh") ? new HyperbolicTangent() : new Sigmoid();
    NetworkDefinition definition =
        NetworkDefinition.of(
            new Lstm(new Sigmoid(), Lstm.ForgetGate.OWN, 1, Lstm.Peepholes.NONE),
            new HyperbolicTangent(),
            activations,
            new NetworkDefinition.Shape(2, 6, false),
            DropoutShares.NONE,
            InputShape.features(3),
            new Task(Task.Target.VALUES, Task.Timing.AT_END, 1),
            new SquaredError());
    float[] forget = biases(definition, "forget");
    float[] input = biases(definition, "input");
    assertThat(forget[0]).isBetween(0f, 4f).isNotEqualTo(1f);
    for (int unit = 0; unit < 6; unit++) {
      assertThat(input[unit]).isEqualTo(-forget[unit]);
    }
  }

  /** The initial biases of one gate of the first layer, chrono at the gates that hold memory. */
  private static float[] biases(NetworkDefinition definition, String gate) {
    float[] values = new float[definition.layout().size()];
    Zeros zeros = new Zeros();
    new ParameterInitializer(
            zeros,
            zeros,
            zeros,
            zeros,
            Map.of("forget", bias(new Chrono(50, false)), "input", bias(new Chrono(50, true))))
        .fill(definition, new SeededStreams(4), values);
    Parameter found =
        definition.layout().parameters().stream()
            .filter(one -> one.name().equals("layer0." + gate + ".bias"))
            .findFirst()
            .orElseThrow();
    return java.util.Arrays.copyOfRange(values, found.offset(), found.offset() + found.length());
  }

  private static ParameterInitializer.Gate bias(Chrono chrono) {
    return new ParameterInitializer.Gate(Optional.empty(), Optional.empty(), Optional.of(chrono));
  }
}
