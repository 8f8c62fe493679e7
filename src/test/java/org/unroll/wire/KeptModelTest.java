package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Activation;
import org.unroll.api.BatchSource;
import org.unroll.api.ComponentKind;
import org.unroll.api.Dataset;
import org.unroll.api.InputShape;
import org.unroll.api.Loss;
import org.unroll.api.Parameter;
import org.unroll.api.Split;
import org.unroll.api.Task;
import org.unroll.config.RunSpec;
import org.unroll.config.RunSpecBinder;
import org.unroll.config.RunSpecReader;
import org.unroll.engine.LossSums;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.Stretch;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.format.ManifestFile;
import org.unroll.format.ModelFolder;
import org.unroll.format.Provenance;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.launch.ExperimentLauncher;
import org.unroll.launch.InProcessWorkers;
import org.unroll.launch.Keeping;
import org.unroll.launch.LaunchListener;
import org.unroll.launch.LaunchSettings;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.SeededStreams;

/** A run's model can be opened from its folder, and gives what the run has recorded. */
class KeptModelTest {
  private static final Wiring WIRING = Wiring.of(Path.of("no-plugins"));
  private static final RunSpecBinder BINDER =
      new RunSpecBinder(WIRING.catalog(), List.of(), List.of());

  @TempDir private Path path;

  /** Executes an experiment of one run. */
  private RunFolder run(boolean keepInitial, String... lines) throws IOException {
    Files.writeString(path.resolve("text.txt"), "to be or not to be. \"Schön\" 𝄞\n".repeat(30));
    Path file = Files.writeString(path.resolve("tried.yaml"), String.join("\n", lines) + "\n");
    ExperimentPlan plan = WIRING.planner().plan(file, List.of());
    PlannedRun run = plan.runs().get(0);
    LaunchSettings settings =
        new LaunchSettings(1, false, new Keeping(Duration.ofDays(1), keepInitial));
    InProcessWorkers workers =
        new InProcessWorkers(
            WIRING::executor,
            () -> Provenance.ofThisProcess("test", WIRING.libraries()),
            Clock.systemUTC());
    return new ExperimentLauncher(workers, settings, Clock.systemUTC())
        .launch(plan, path.resolve(keepInitial ? "initial" : "results"), LaunchListener.SILENT)
        .folder()
        .run(run.condition(), run.seed(), run.id());
  }

  private static RunManifest manifest(RunFolder run) {
    return new ManifestFile().read(run).orElseThrow();
  }

  private RunSpec spec(RunFolder run) throws IOException {
    return new RunSpecReader(BINDER)
        .read(Files.readString(run.configuration()), "config.yaml", path);
  }

  /** The network, by what lies in the run's folder alone. */
  private Network opened(RunFolder run, Path values) throws IOException {
    RunSpec spec = spec(run);
    JsonNode model = new ObjectMapper().readTree(run.model().description().toFile());
    assertThat(model.get("format_version").intValue()).isEqualTo(1);
    NetworkDefinition definition =
        NetworkDefinition.of(
            spec.cell(),
            spec.activation(),
            name -> (Activation) BINDER.standard(ComponentKind.ACTIVATION, name),
            new NetworkDefinition.Shape(spec.layers(), spec.hiddenSize(), spec.bidirectional()),
            new DropoutShares(0, 0),
            input(model.get("input")),
            task(model.get("output")),
            spec.loss()
                .orElseGet(
                    () ->
                        (Loss) BINDER.standard(ComponentKind.LOSS, model.get("loss").textValue())));
    Network network = new Network(definition, spec.threads());
    List<String> names = new ArrayList<>();
    for (JsonNode array : model.get("parameters")) {
      names.add(array.get("name").textValue());
    }
    assertThat(names)
        .containsExactlyElementsOf(
            definition.layout().parameters().stream().map(Parameter::name).toList());
    for (Parameter parameter : definition.layout().parameters()) {
      float[] read = floats(ModelFolder.parameter(values, parameter.name()));
      assertThat(read).hasSize(parameter.length());
      System.arraycopy(read, 0, network.parameters(), parameter.offset(), read.length);
    }
    network.parametersChanged();
    return network;
  }

  private static InputShape input(JsonNode input) {
    return input.get("kind").textValue().equals("tokens")
        ? InputShape.tokens(texts(input.get("symbols")))
        : InputShape.features(input.get("size").intValue());
  }

  private static Task task(JsonNode output) {
    return new Task(
        Task.Target.valueOf(output.get("target").textValue().toUpperCase(Locale.ROOT)),
        Task.Timing.valueOf(output.get("timing").textValue().toUpperCase(Locale.ROOT)),
        output.get("size").intValue(),
        output.has("symbols") ? texts(output.get("symbols")) : List.of());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  private static float[] floats(Path file) throws IOException {
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    content.position(10 + content.getShort(8));
    float[] values = new float[content.remaining() / Float.BYTES];
    content.asFloatBuffer().get(values);
    return values;
  }

  private double loss(RunFolder run, Path values, Split split) throws IOException {
    RunSpec spec = spec(run);
    Network network = opened(run, values);
    BatchSource batches =
        spec.dataset()
            .open(new Dataset.Opening(path, new SeededStreams(manifest(run).seed())))
            .batches(split, spec.batchSize(), spec.truncation().every());
    CarriedState carried = new CarriedState();
    LossSums sums = LossSums.NONE;
    for (long index = 0; index < batches.passLength(); index++) {
      if (!batches.continues(index)) {
        carried.reset();
      }
      for (Stretch stretch : Stretch.forward(spec.truncation(), batches.batch(index).time())) {
        sums = sums.plus(network.forward(stretch.part(batches.batch(index)), carried));
      }
    }
    return sums.meanLoss();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dataset: {type: adding, length: 12, validation_size: 20, test_size: 20}\ncell: gru\n"
            + "dropout: {recurrent: 0.2}\noptimizer: {type: adam, learning_rate: 0.2}",
        "dataset: {type: adding, length: 12, validation_size: 20, test_size: 20}\ncell: rnn\n"
            + "loss: {type: huber, threshold: 0.3}\noptimizer: {type: adam, learning_rate: 0.2}",
        "dataset: {type: parentheses, target: valid, max_length: 9, validation_size: 20,"
            + " test_size: 20}\ncell: {type: lstm, peepholes: diagonal}\n"
            + "bidirectional: true\nlayers: 2\noptimizer: {type: adam, learning_rate: 0.2}",
        "dataset: {type: text, path: text.txt}\ncell: lstm\ntruncation: {every: 4, backward: 9}\noptimizer: {type: adam, learning_rate: 2}",
      })
  void theRecordedLossesAreThoseOfTheKeptModels(String lines) throws IOException {
    RunFolder run =
        run(false, lines, "hidden_size: 6", "batch_size: 4", "steps: 23", "evaluate: {every: 5}");
    RunManifest manifest = manifest(run);
    assertThat(manifest.bestStep()).as("what this test is about").isLessThan(23);
    assertThat(loss(run, run.model().best(), Split.TEST))
        .isEqualTo(manifest.metrics().get("test_loss"));
    assertThat(loss(run, run.model().best(), Split.VALIDATION))
        .isEqualTo(manifest.metrics().get("best_validation_loss"));
    assertThat(loss(run, run.model().last(), Split.VALIDATION))
        .isEqualTo(manifest.metrics().get("final_validation_loss"));
    JsonNode model = new ObjectMapper().readTree(run.model().description().toFile());
    assertThat(model.at("/best/step").longValue()).isEqualTo(manifest.bestStep());
    assertThat(model.at("/final/step").longValue()).isEqualTo(23);
    assertThat(run.model().initial()).doesNotExist();
    assertThat(run.formerParameters()).doesNotExist();
  }

  private static final String[] ADDING = {
    "dataset: {type: adding, length: 6, validation_size: 20, test_size: 20}",
    "cell: lstm",
    "hidden_size: 4",
    "steps: 10",
    "evaluate: {every: 5}"
  };

  @Test
  void theInitialParametersAreKeptOnRequestAndChangeNothingElse() throws IOException {
    RunFolder plain = run(false, ADDING);
    RunFolder kept = run(true, ADDING);
    assertThat(kept.path().getFileName()).as("the id").isEqualTo(plain.path().getFileName());
    String[] first = Files.readAllLines(kept.table("learning_curve")).get(1).split(",", -1);
    assertThat(first).startsWith("0", "validation");
    assertThat(loss(kept, kept.model().initial(), Split.VALIDATION))
        .isEqualTo(Double.parseDouble(first[2]));
    List<Path> names = files(kept.path());
    names.removeIf(name -> name.startsWith("model/initial"));
    assertThat(names).containsExactlyElementsOf(files(plain.path()));
    for (Path name : names) {
      if (kept.repeatable(kept.path().resolve(name))) {
        assertThat(kept.path().resolve(name)).hasSameBinaryContentAs(plain.path().resolve(name));
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(
          files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList());
    }
  }

  @Test
  void aRunThatDivergedKeepsItsBestAndItsLastFiniteParameters() throws IOException {
    String[] wild = Arrays.copyOf(ADDING, ADDING.length + 2);
    wild[ADDING.length] = "activation: relu";
    wild[ADDING.length + 1] = "optimizer: {type: sgd, learning_rate: 1e30}";
    RunFolder run = run(false, wild);
    RunManifest manifest = manifest(run);
    assertThat(manifest.status()).isEqualTo(RunStatus.DIVERGED);
    assertThat(loss(run, run.model().best(), Split.VALIDATION))
        .isEqualTo(manifest.metrics().get("best_validation_loss"));
    try (Stream<Path> arrays = Files.list(run.model().last())) {
      for (Path array : arrays.toList()) {
        for (float value : floats(array)) {
          assertThat(value).isFinite();
        }
      }
    }
  }
}
