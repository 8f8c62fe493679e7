package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.api.Batch;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.Values;
import org.unroll.components.activation.HyperbolicTangent;
import org.unroll.components.cell.Rnn;
import org.unroll.components.loss.SquaredError;
import org.unroll.engine.LossSums;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.reference.ReferenceNetwork;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.format.Provenance;
import org.unroll.launch.Launchers;
import org.unroll.wire.Wiring;

/** Batches as files: what they hold is what a run was measured on. */
class BatchesCommandTest {
  private static final Wiring WIRING = Wiring.of(Path.of("no plugins"));
  private static final Pattern SHAPE = Pattern.compile("'shape': \\(([0-9, ]*)\\)");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    Application application =
        new Application(
            WIRING::catalog,
            () -> WIRING.planner()::plan,
            () -> WIRING.planner()::planAgain,
            WIRING::sizes,
            WIRING::executor,
            () -> WIRING::checkGradients,
            () -> WIRING::data,
            () -> Provenance.ofThisProcess("test", new TreeMap<>()),
            () -> Launchers.command(WorkerMain.class.getName()),
            Clock.systemUTC());
    Console console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            new ScreenSize(100, 24),
            false);
    return Unroll.commandLine(application, console).execute(arguments);
  }

  private Path experiment(String... lines) throws IOException {
    return Files.write(folder.resolve("tiny.yaml"), List.of(lines));
  }

  /** An array of NumPy's: numbers and shape. */
  private record Numbers(int[] shape, ByteBuffer data) {
    static Numbers read(Path file) throws IOException {
      ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int header = Short.toUnsignedInt(content.getShort(8));
      Matcher shape =
          SHAPE.matcher(new String(content.array(), 10, header, StandardCharsets.US_ASCII));
      assertThat(shape.find()).isTrue();
      content.position(10 + header);
      return new Numbers(
          Arrays.stream(shape.group(1).split(",[ ]*", 0)).mapToInt(Integer::parseInt).toArray(),
          content.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    float[] real() {
      float[] values = new float[data.remaining() / Float.BYTES];
      data.asFloatBuffer().get(values);
      return values;
    }

    int[] whole() {
      int[] values = new int[data.remaining() / Integer.BYTES];
      data.asIntBuffer().get(values);
      return values;
    }
  }

  @Test
  void theLossOfARunIsThatOfItsBatchesAndParameters() throws IOException {
    Path file =
        experiment(
            "dataset: {type: adding, length: 9, validation_size: 20, test_size: 8}",
            "cell: rnn",
            "hidden_size: 4",
            "batch_size: 8",
            "steps: 30",
            "seeds: [7]");
    assertThat(
            execute("run", file.toString(), "--results=" + folder, "--launcher=in-process", "-q"))
        .as(err.toString())
        .isZero();
    Path batches = folder.resolve("batches");
    assertThat(
            execute(
                "batches", file.toString(), "--split=validation", "--count=100", "--to=" + batches))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("3 batches of baseline seed 7 in ");
    NetworkDefinition network =
        NetworkDefinition.of(
            new Rnn(),
            new HyperbolicTangent(),
            name -> new HyperbolicTangent(),
            new NetworkDefinition.Shape(1, 4, false),
            DropoutShares.NONE,
            InputShape.features(2),
            new Task(Task.Target.VALUES, Task.Timing.AT_END, 1),
            new SquaredError());
    double[] parameters = new double[network.layout().size()];
    for (Parameter parameter : network.layout().parameters()) {
      float[] values = Numbers.read(found("final/" + parameter.name() + ".npy")).real();
      for (int i = 0; i < values.length; i++) {
        parameters[parameter.offset() + i] = values[i];
      }
    }
    LossSums sums = LossSums.NONE;
    for (int index = 0; index < 3; index++) {
      Path own = batches.resolve("validation-" + index);
      Numbers input = Numbers.read(own.resolve("input.npy"));
      Numbers target = Numbers.read(own.resolve("target.npy"));
      int size = index < 2 ? 8 : 4;
      assertThat(input.shape()).containsExactly(9, size, 2);
      assertThat(target.shape()).containsExactly(size, 1);
      Batch batch =
          Batch.of(
              9,
              Numbers.read(own.resolve("lengths.npy")).whole(),
              new Features(2, input.real()),
              Values.atEnd(1, target.real()));
      sums = sums.plus(new ReferenceNetwork(network).loss(parameters, batch, Masks.NONE));
    }
    String curve = Files.readString(found("learning_curve.csv"));
    Matcher last = Pattern.compile("30,validation,([^,]*),").matcher(curve);
    assertThat(last.find()).isTrue();
    assertThat(sums.meanLoss()).isCloseTo(Double.parseDouble(last.group(1)), within(1e-6));
  }

  private Path found(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("tiny"))) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }

  @Test
  void tokensAreThereAsIndicesAndAsText() throws IOException {
    Path file =
        experiment(
            "dataset: {type: parentheses, target: next}",
            "cell: rnn",
            "batch_size: 5",
            "steps: 30",
            "seeds: 2",
            "sweep: {grid: {hidden_size: [4, 8]}}");
    Path batches = folder.resolve("batches");
    assertThat(
            execute(
                "batches",
                file.toString(),
                "--from=3",
                "--condition=hidden_size=8",
                "--seed=2",
                "--to=" + batches))
        .as(err.toString())
        .isZero();
    Path own = batches.resolve("train-3");
    List<String> symbols = Files.readAllLines(batches.resolve("symbols.txt"));
    List<String> sentences = Files.readAllLines(own.resolve("tokens.txt"));
    int[] lengths = Numbers.read(own.resolve("lengths.npy")).whole();
    Numbers input = Numbers.read(own.resolve("input.npy"));
    assertThat(input.shape()[1]).isEqualTo(5);
    assertThat(Numbers.read(own.resolve("target.npy")).shape()).isEqualTo(input.shape());
    int[] tokens = input.whole();
    for (int b = 0; b < 5; b++) {
      String[] words = sentences.get(b).split("\t", -1);
      assertThat(words).hasSize(lengths[b]);
      for (int t = 0; t < lengths[b]; t++) {
        assertThat(words[t]).isEqualTo(symbols.get(tokens[t * 5 + b]));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --split=val | --split: 'val' is unknown. Allowed: train, validation, test
          --condition=baselin | --condition: there is no 'baselin'; did you mean 'baseline'?
          --seed=3 | --seed: the experiment has no seed 3; it has [1, 2]
          --split=test --from=5 | --from: the test split has batches 0 to 3
          --from=-1 | --from: -1 is no batch; the first is 0
          --count=0 | --count: 0 is too few; write 1 or more
          """)
  void mistakesAreTold(String options, String message) throws IOException {
    Path file =
        experiment("dataset: {type: adding, test_size: 128}", "cell: rnn", "steps: 3", "seeds: 2");
    List<String> arguments =
        Stream.concat(
                Stream.of("batches", file.toString(), "--to=" + folder.resolve("new")),
                Stream.of(options.split(" ")))
            .toList();
    assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).startsWith(message);
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
    Path file = experiment("dataset: adding", "cell: rnn", "steps: 3");
    assertThat(execute("batches", file.toString(), "--to=" + folder)).isEqualTo(2);
    assertThat(err.toString()).contains("is not empty; name a new folder");
  }
}
