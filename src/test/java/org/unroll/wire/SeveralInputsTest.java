package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.RunRequest;
import org.unroll.api.Split;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingState;
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
          cell("asking", Asking.class);
        }

        public record Spoken(
            @Default("none") String fault, @Default("0") int context, @Default("false") boolean stream)
            implements Dataset {
          @Override public Sequences open(Dataset.Opening opening) {
            return new Drawn(fault, context, stream, opening.streams());
          }
          @Override public boolean continuous() { return stream; }
        }

        public record Asking() implements Cell {
          @Override public void step(Step step) {
            step.next("h", step.affine("a", step.input(), step.context(), step.previous("h")));
          }
        }

        record Drawn(String fault, int context, boolean stream, RandomStreams streams)
            implements Dataset.Sequences {
          @Override public InputShape input() {
            InputShape steps =
                InputShape.of(Input.tokens("word", List.of("a", "b", "c")), Input.features("pitch", 2));
            return context > 0 ? steps.and(Input.context("voice", context)) : steps;
          }
          @Override public Task task() {
            return new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);
          }
          @Override public BatchSource batches(Split split, int size, int window) {
            return new BatchSource() {
              @Override public Batch batch(long index) { return drawn(split, size, index); }
              @Override public boolean continues(long index) { return stream && index % 3 > 0; }
              @Override public long passLength() { return split == Split.TRAIN ? Long.MAX_VALUE : 2; }
            };
          }
          private Batch drawn(Split split, int size, long index) {
            var random = streams.at("dataset/" + split, index);
            int time = 6;
            int[] lengths = Batch.fullLengths(time, size);
            if (!stream) lengths[0] = 4;
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
            if (context > 0) {
              float[] voices = new float[size * context];
              for (int i = 0; i < voices.length; i++) voices[i] = (float) random.nextDouble(-1, 1);
              if (fault.equals("voice")) voices[1] = Float.NaN;
              inputs.put("voice", new Context(context, voices));
            }
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
        "hidden_size: 4\nbatch_size: 3\nsteps: 6\n"
            + (lines.contains("probes:") ? "" : "probes: []\n")
            + lines
            + "\n");
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

  private static String only(LaunchOutcome outcome, String name) throws IOException {
    try (Stream<Path> files = Files.walk(outcome.folder().path())) {
      return Files.readString(files.filter(each -> each.endsWith(name)).findFirst().orElseThrow());
    }
  }

  @Test
  void aModelSaysWhatItsInputsAre() throws IOException {
    LaunchOutcome outcome = run("cell: lstm\ndataset: spoken");
    RunManifest end = outcome.ended().get(0);
    assertThat(end.status()).as(end.reason()).isEqualTo(RunStatus.COMPLETED);
    assertThat(only(outcome, "model.json").replaceAll("\\s+", ""))
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

  @ParameterizedTest
  @ValueSource(strings = {"input", "initial_state", "both"})
  void aContextEntersWhereTheFileSays(String use) throws IOException {
    String lines =
        "cell: lstm\nlayers: 2\ncontext: " + use + "\ndataset: {type: spoken, context: 3}";
    GradientCheck.Result result = wiring.checkGradients(request(lines));
    assertThat(result.agrees()).as("%s", result).isTrue();
    LaunchOutcome outcome = run(lines);
    RunManifest end = outcome.ended().get(0);
    assertThat(end.status()).as(end.reason()).isEqualTo(RunStatus.COMPLETED);
    String model = only(outcome, "model.json").replaceAll("\\s+", "");
    assertThat(model).contains("{\"name\":\"voice\",\"kind\":\"context\",\"size\":3}");
    assertThat(model.contains("{\"name\":\"layer0.forget.context\",\"shape\":[4,3]}"))
        .isEqualTo(!use.equals("initial_state"));
    assertThat(model.contains("{\"name\":\"layer1.initial.c.context\",\"shape\":[4,3]}"))
        .isEqualTo(!use.equals("input"));
  }

  @Test
  void aRunGoesOnToTheSameBytes() throws IOException {
    RunRequest whole =
        request(
            "cell: gru\ncontext: both\ntruncation: {every: 2, backward: 4}\n"
                + "evaluate: {every: 1}\ndataset: {type: spoken, context: 3}");
    List<Object> undisturbed = new ArrayList<>();
    List<TrainingState> states = new ArrayList<>();
    wiring
        .executor()
        .execute(
            whole,
            event -> {
              if (event instanceof TrainingEvent.Rested rest && rest.step() == 3) {
                states.add(rest.state().get());
              }
              keep(event, undisturbed);
            });
    List<Object> resumed = new ArrayList<>();
    wiring
        .executor()
        .execute(whole.from(Optional.of(states.get(0))), event -> keep(event, resumed));
    assertThat(resumed).hasSizeBetween(3, undisturbed.size() - 1);
    assertThat(undisturbed).endsWith(resumed.toArray());
  }

  private static void keep(TrainingEvent event, List<Object> kept) {
    if (event instanceof TrainingEvent.Measured measured) {
      kept.add(measured.row());
    } else if (event instanceof TrainingEvent.Ended ended) {
      kept.add(floats(ended.model().last().flat()));
      kept.add(floats(ended.model().best().orElseThrow().flat()));
    }
  }

  private static List<Float> floats(float[] values) {
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cell: asking, dataset: spoken | 5:7: cell 'asking' (other.Plugin$Asking, spoken.jar): its equations are wrong: they ask for step.context(), and the data has no context
          cell: rnn, context: initial_state, truncation: 3, dataset: {type: spoken, context: 2, stream: true} | 6:10: context: a running stream has no sequences that could begin with a state of their own; write context: input, or use a dataset of separate sequences
          cell: rnn, context: state, dataset: spoken | 6:10: context: 'state' is unknown. Allowed: input, initial_state, both
          cell: rnn, dataset: {type: spoken, context: 2, fault: voice} | 6:11: dataset 'spoken' (other.Plugin$Spoken, spoken.jar): batch 0 of the train split: input 'voice': context[1] is NaN; it must be a finite number
          """)
  void whatCannotBeIsRefusedInItsPlace(String settings, String message) throws IOException {
    String lines = settings.replaceAll(", (?=[a-z_]+:)(?![^{]*})", "\n");
    InvalidExperimentException refused =
        catchThrowableOfType(InvalidExperimentException.class, () -> run(lines));
    assertThat(refused.problems()).singleElement().asString().endsWith("tried.yaml:" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cell: rnn, context: both, dataset: spoken | context: has no effect: the sequences of spoken have no context
          cell: asking, context: both, dataset: {type: spoken, context: 2} | context: the cell asking takes the context by itself, so that nothing is put beside its inputs
          """)
  void whatDoesLessThanItSeemsToIsTold(String settings, String notice) throws IOException {
    String lines = settings.replaceAll(", (?=[a-z_]+:)(?![^{]*})", "\n");
    assertThat(wiring.planner().plan(file(lines), List.of()).notices())
        .extracting(each -> each.text())
        .anyMatch(text -> text.endsWith("notice: " + notice));
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncation: 2", "bidirectional: true", "layers: 2\ncontext: both"})
  void everyProbeLooksAtANetworkWithAContext(String line) throws IOException {
    String use = line.contains("context") ? "" : "\ncontext: initial_state";
    LaunchOutcome outcome =
        run(
            "cell: lstm\ndataset: {type: spoken, context: 2}\n"
                + "probes: [gradient_norms, {type: gradient_lag, every: 1}, gates, clipping,"
                + " {type: temporal_components, every: 1}, {type: jacobian, every: 2, steps: 3},"
                + " {type: weights, every: 1}, {type: cell_path, every: 1},"
                + " {type: truncation_angle, every: 1}]\n"
                + line
                + use);
    RunManifest end = outcome.ended().get(0);
    assertThat(end.status()).as(end.reason()).isEqualTo(RunStatus.COMPLETED);
    assertThat(only(outcome, "gradients.csv")).contains("initial.h", "initial.c");
  }

  @Test
  void aStreamTakesItsContextBesideItsInputs() throws IOException {
    LaunchOutcome outcome =
        run(
            "cell: asking\ntruncation: {every: 6, backward: 9}\n"
                + "dataset: {type: spoken, context: 2, stream: true}");
    RunManifest end = outcome.ended().get(0);
    assertThat(end.status()).as(end.reason()).isEqualTo(RunStatus.COMPLETED);
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
