package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.api.RunRequest;
import org.unroll.api.Split;
import org.unroll.config.InvalidExperimentException;
import org.unroll.format.Provenance;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.launch.LaunchListener;
import org.unroll.launch.LaunchOutcome;
import org.unroll.launch.Launchers;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.RunData;
import org.unroll.record.BatchFiles;
import org.unroll.train.GradientCheck;

/** A plugin's dataset of several inputs and targets, from the file to the model. */
class SeveralInputsTest {
  @TempDir private static Path folder;

  private static Wiring wiring;

  private static final String SOURCE =
      """
      package other;

      import java.util.*;
      import org.unroll.api.*;

      public final class Plugin extends UnrollPlugin {
        @Override protected void register() {
          dataset("spoken", Spoken.class);
        }

        public record Spoken(@Default("none") String fault) implements Dataset {
          @Override public Sequences open(Context context) {
            return new Drawn(fault, context.streams());
          }
        }

        record Drawn(String fault, RandomStreams streams) implements Dataset.Sequences {
          @Override public InputShape input() {
            return InputShape.of(Input.tokens("word", List.of("a", "b", "c")), Input.features("pitch", 2));
          }
          @Override public Task task() {
            return new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);
          }
          @Override public BatchSource batches(Split split, int size, int window) {
            return new BatchSource() {
              @Override public Batch batch(long index) { return drawn(split, size, index); }
              @Override public boolean continues(long index) { return false; }
              @Override public long passLength() { return split == Split.TRAIN ? Long.MAX_VALUE : 2; }
            };
          }
          private Batch drawn(Split split, int size, long index) {
            var random = streams.at("dataset/" + split, index);
            int time = 6;
            int[] lengths = Batch.fullLengths(time, size);
            lengths[0] = 4;
            int[] words = random.ints(time * size, 0, 3).toArray();
            float[] pitches = new float[time * size * 2];
            for (int i = 0; i < pitches.length; i++) pitches[i] = (float) random.nextDouble(-1, 1);
            int[] next = random.ints(time * size, 0, 3).toArray();
            float[] chances = new float[time * size * 3];
            Arrays.fill(chances, 1f / 3);
            if (fault.equals("token")) words[2] = 3;
            if (fault.equals("feature")) pitches[2] = Float.NaN;
            if (fault.equals("chance")) chances[2] = 2;
            Map<String, Column> inputs = new LinkedHashMap<>();
            inputs.put("word", new Tokens(words));
            if (!fault.equals("missing")) inputs.put("pitch", new Features(2, pitches));
            Map<String, Target> targets = new LinkedHashMap<>();
            targets.put("next", Classes.eachStep(next));
            targets.put(fault.equals("name") ? "word" : "chance", Distribution.eachStep(
                fault.equals("classes") ? 1 : 3, chances));
            if (fault.equals("labels")) targets.put("labels", Labels.of(new int[] {1}));
            return new Batch(time, size, lengths, inputs, targets);
          }
        }
      }
      """;

  @BeforeAll
  static void build() throws IOException {
    PluginJar jar = new PluginJar(folder);
    jar.pack("spoken", SOURCE, "other.Plugin\n");
    wiring = Wiring.of(jar.plugins());
  }

  private static Path file(String lines) throws IOException {
    return Files.writeString(
        folder.resolve("tried.yaml"),
        "hidden_size: 4\nbatch_size: 3\nsteps: 6\nprobes: []\n" + lines + "\n");
  }

  private static RunRequest request(String lines) throws IOException {
    PlannedRun run = wiring.planner().plan(file(lines), List.of()).runs().get(0);
    return new RunRequest(run.id(), run.configuration(), run.seed(), folder);
  }

  private static LaunchOutcome run(String lines) throws IOException {
    return Launchers.inProcess(
            wiring::executor,
            () -> Provenance.ofThisProcess("test", new TreeMap<>()),
            Clock.systemUTC())
        .launch(
            wiring.planner().plan(file(lines), List.of()),
            Files.createTempDirectory(folder, "results"),
            LaunchListener.SILENT);
  }

  @Test
  void aModelSaysWhatItsInputsAre() throws IOException {
    LaunchOutcome outcome = run("cell: lstm\ndataset: spoken");
    RunManifest end = outcome.ended().get(0);
    assertThat(end.status()).as(end.reason()).isEqualTo(RunStatus.COMPLETED);
    String model;
    try (Stream<Path> files = Files.walk(outcome.folder().path())) {
      model = Files.readString(files.filter(each -> each.endsWith("model.json")).findFirst().get());
    }
    assertThat(model.replaceAll("\\s+", ""))
        .contains(
            "\"inputs\":[{\"name\":\"word\",\"kind\":\"tokens\",\"size\":3,"
                + "\"symbols\":[\"a\",\"b\",\"c\"]},"
                + "{\"name\":\"pitch\",\"kind\":\"features\",\"size\":2}]")
        .doesNotContain("\"input\":")
        .contains("{\"name\":\"layer0.forget.input\",\"shape\":[4,5]}");
  }

  @Test
  void gradientsAreChecked() throws IOException {
    GradientCheck.Result result = wiring.checkGradients(request("cell: gru\ndataset: spoken"));
    assertThat(result.agrees()).as("%s", result).isTrue();
  }

  @Test
  void batchesAreWrittenColumnByColumn() throws IOException {
    RunData data = wiring.data(request("cell: gru\ndataset: spoken"));
    Path written = folder.resolve("batches");
    BatchFiles files = new BatchFiles(written, data.input());
    files.writeSymbols();
    files.write("train-0", data.batches(Split.TRAIN).batch(0));
    assertThat(written.resolve("word.symbols.txt")).hasContent("a\nb\nc");
    try (Stream<Path> names = Files.list(written.resolve("train-0"))) {
      assertThat(names.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "lengths.npy", "word.npy", "pitch.npy", "next.npy", "chance.npy", "word.tokens.txt");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          token | input 'word': tokens[2] is 3; it must be from 0 to 2
          feature | input 'pitch': features[2] is NaN; it must be a finite number
          missing | it has the inputs [word]; there must be [word, pitch]
          chance | target 'chance': the probabilities of sample 0 add up to 2.6666667; they must add up to 1
          classes | target 'chance': its probabilities are 1 number a step, not 3 numbers a step
          labels | target 'labels': it has 1 sequences of labels, not 16
          name | it has an input and a target named 'word'
          """)
  void aColumnThatIsWrongIsNamed(String fault, String message) throws IOException {
    try {
      run("cell: rnn\ndataset: {type: spoken, fault: " + fault + "}");
      throw new AssertionError("nothing was told");
    } catch (InvalidExperimentException invalid) {
      assertThat(invalid.problems()).singleElement().asString().endsWith(": " + message);
    }
  }
}
