package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.config.InvalidExperimentException;
import org.unroll.format.Provenance;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.launch.LaunchListener;
import org.unroll.launch.LaunchOutcome;
import org.unroll.launch.Launchers;

/** What a plugin does wrong is told in words, with its name, and before training if it can be. */
class FaultyPluginsTest {
  @TempDir private static Path folder;

  private static Wiring wiring;

  /** One component of each kind that does what it is told to do wrong. */
  private static final String SOURCE =
      """
      package other;

      import java.util.*;
      import java.util.function.Consumer;
      import java.util.random.RandomGenerator;
      import org.unroll.api.*;

      public final class Plugin extends UnrollPlugin {
        @Override protected void register() {
          dataset("bad-data", Data.class);
          activation("bad-activation", Bend.class);
          initialization("bad-initialization", Fill.class);
          clipping("bad-clipping", Clip.class);
          schedule("bad-schedule", Rate.class);
          optimizer("bad-optimizer", Walk.class);
          probe("bad-probe", Look.class);
          cell("bad-cell", Step1.class);
        }

        public record Data(@Default("none") String fault) implements Dataset {
          @Override public Sequences open(Opening opening) {
            if (fault.equals("throws")) throw new IllegalStateException("no such place");
            if (fault.equals("nothing")) return null;
            return new Drawn(fault);
          }
          @Override public boolean continuous() { return fault.contains("stream"); }
          @Override public String loss() { return fault.contains("value") ? "squared_error" : "cross_entropy"; }
        }

        record Drawn(String fault) implements Dataset.Sequences {
          @Override public InputShape input() {
            return fault.contains("feature") ? InputShape.features(2) : InputShape.tokens(List.of("a", "b", "c"));
          }
          @Override public Task task() {
            return fault.startsWith("value ")
                ? new Task(Task.Target.VALUES, fault.startsWith("value stream") ? Task.Timing.EACH_STEP : Task.Timing.AT_END, 1)
                : new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);
          }
          @Override public BatchSource batches(Split split, int size, int window) {
            return new BatchSource() {
              @Override public Batch batch(long index) {
                if (fault.startsWith("late ") && index < 3) return made("none", size);
                if (fault.equals("breaks")) return made("none", size / 0);
                return made(fault.replace("late ", ""), size);
              }
              @Override public boolean continues(long index) {
                return fault.contains("stream") && index % 2 == 1;
              }
              @Override public long passLength() {
                return fault.equals("endless validation") || split == Split.TRAIN
                    ? Long.MAX_VALUE : fault.equals("empty validation") ? 0 : 2;
              }
            };
          }
          static Batch made(String fault, int size) {
            if (fault.equals("missing batch")) return null;
            int time = 4;
            int[] lengths = Batch.fullLengths(time, size);
            int[] tokens = new int[time * size];
            int[] classes = new int[time * size];
            if (fault.equals("length of 0")) lengths[1] = 0;
            if (fault.equals("length beyond time")) lengths[1] = 5;
            if (fault.contains("ended stream")) lengths[1] = 3;
            if (fault.equals("too few tokens")) tokens = new int[5];
            if (fault.equals("unknown token")) tokens[6] = 3;
            if (fault.equals("negative token")) tokens[6] = -1;
            if (fault.equals("unknown class")) classes[7] = 3;
            if (fault.equals("too few classes")) classes = new int[2];
            if (fault.equals("too many sequences")) return made("none", size + 1);
            float[] features = new float[time * size * 2];
            if (fault.equals("feature NaN")) features[3] = Float.NaN;
            boolean vectors = fault.contains("feature");
            Column input = vectors ? new Features(2, features) : new Tokens(tokens);
            Target target = Classes.eachStep(classes);
            if (fault.equals("feature size")) input = new Features(1, features);
            if (fault.equals("feature tokens")) input = new Tokens(tokens);
            if (fault.equals("classes at the end")) target = Classes.atEnd(classes);
            if (fault.equals("values instead")) target = Values.atEnd(1, new float[size]);
            if (fault.startsWith("value ")) {
              float[] values = new float[time * size];
              if (fault.equals("value infinite")) values[1] = Float.POSITIVE_INFINITY;
              target = fault.startsWith("value stream")
                  ? Values.eachStep(1, values) : Values.atEnd(1, Arrays.copyOf(values, size));
            }
            if (fault.equals("two inputs"))
              return new Batch(time, size, lengths, Map.of("left", input, "right", input), Map.of("target", target));
            return Batch.of(time, lengths, input, target);
          }
        }

        public record Bend(@Default("none") String fault) implements Activation {
          @Override public void apply(float[] x, float[] value, float[] slope, int from, int to) {
            for (int i = from; i < to; i++) {
              value[i] = fault.equals("other") ? 2 * x[i] : (float) value(x[i]);
              slope[i] = 1;
            }
          }
          @Override public double value(double x) { return fault.equals("NaN") ? Math.log(x) : x; }
          @Override public double slope(double x) { return 1; }
        }

        public record Fill(@Default("none") String fault) implements Initialization {
          @Override public void fill(double[] values, int rows, int columns, RandomGenerator random) {
            if (fault.equals("NaN")) values[columns] = Double.NaN;
            if (fault.equals("throws")) values[rows * columns] = 1;
          }
        }

        public record Clip(@Default("none") String fault) implements Clipping {
          @Override public boolean clip(float[] gradient, double norm, List<Parameter> parameters) {
            if (fault.equals("NaN")) gradient[0] = Float.NaN;
            if (fault.equals("throws")) throw new UnsupportedOperationException("not yet");
            return true;
          }
        }

        public record Rate(@Default("none") String fault) implements Schedule {
          @Override public double factor(long step, long steps) {
            return fault.equals("NaN") ? Double.NaN : fault.equals("late") && step == 3 ? -1 : 1;
          }
        }

        public record Walk(@Default("none") String fault) implements Optimizer {
          @Override public Updater start(List<Parameter> parameters) {
            if (fault.equals("nothing")) return null;
            return (gradient, values, step) -> {
              if (fault.equals("NaN")) gradient[1] = Float.NaN;
            };
          }
        }

        @Table("rows") public record Row(long step) {}
        @Table("../rows") public record Outside(long step) {}
        @Table("learning_curve") public record Taken(long step) {}
        public record Nameless(long step) {}

        public record Look(@Default("none") String fault) implements Probe {
          @Override public List<Class<? extends Record>> tables() {
            return switch (fault) {
              case "outside" -> List.of(Outside.class);
              case "taken" -> List.of(Taken.class);
              case "nameless" -> List.of(Nameless.class);
              case "nothing" -> null;
              default -> List.of(Row.class);
            };
          }
          @Override public Session start() {
            return (update, rows) -> rows.accept(
                fault.equals("null row") ? null
                    : fault.equals("other row") ? new Nameless(1) : new Row(update.step()));
          }
        }

        public record Step1(@Default("none") String fault) implements Cell {
          @Override public void step(Step step) {
            if (fault.equals("null")) step.next("h", null);
            if (fault.equals("throws")) throw new IllegalStateException("not today");
            if (fault.equals("endless")) step(step);
            step.next("h", step.affine("a", step.input(), step.previous("h")));
          }
          @Override public Map<String, Double> initialBiases() {
            return fault.equals("NaN bias") ? Map.of("a", Double.NaN) : Map.of();
          }
        }
      }
      """;

  /** Windows of a stream are of four steps: each update works on steps of the one before, too. */
  private static final String JOINING = "truncation: {every: 4, backward: 6}";

  @BeforeAll
  static void build() throws IOException {
    PluginJar jar = new PluginJar(folder);
    jar.pack("bad", SOURCE, "other.Plugin\n");
    wiring = Wiring.of(jar.plugins());
  }

  /** How a run with these lines fails, or what is said of them before it begins. */
  private String told(String lines) throws IOException {
    String yaml =
        "hidden_size: 4\nbatch_size: 2\nsteps: 6\nevaluate: {every: 2}\n"
            + (lines.contains("probes") ? "" : "probes: []\n")
            + (lines.contains("cell") ? "" : "cell: rnn\n")
            + (lines.contains("dataset") ? "" : "dataset: {type: adding, length: 5}\n")
            + lines
            + "\n";
    Path file = Files.writeString(folder.resolve("tried.yaml"), yaml);
    try {
      LaunchOutcome outcome =
          Launchers.inProcess(
                  wiring::executor,
                  () -> Provenance.ofThisProcess("test", new TreeMap<>()),
                  Clock.systemUTC())
              .launch(
                  wiring.planner().plan(file, List.of()),
                  Files.createTempDirectory(folder, "results"),
                  LaunchListener.SILENT);
      RunManifest end = outcome.ended().get(0);
      return end.status() == RunStatus.FAILED ? "FAILED " + end.reason() : end.status().name();
    } catch (InvalidExperimentException invalid) {
      assertThat(invalid.problems()).hasSize(1);
      return invalid.problems().get(0).toString().replace(folder + "/", "");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "length of 0 | lengths[1] is 0; it must be from 1 to the batch's time, 4",
        "length beyond time | lengths[1] is 5; it must be from 1 to the batch's time, 4",
        "too few tokens | it has 5 tokens, not 64",
        "unknown token | tokens[6] is 3; it must be from 0 to 2",
        "negative token | tokens[6] is -1; it must be from 0 to 2",
        "unknown class | classes[7] is 3; it must be from -1, no target, to 2",
        "too few classes | it has 2 classes, not 64",
        "too many sequences | it has 17 sequences of 4 steps",
        "feature NaN | features[3] is NaN; it must be a finite number",
        "value infinite | values[1] is Infinity",
        "feature size | its features are 1 number a step, not 2 numbers a step",
        "feature tokens | it has tokens instead of features",
        "classes at the end | its classes are 1 number a sequence, not 1 number a step",
        "values instead | it has values instead of classes",
        "two inputs | ; there must be [input]",
        "missing batch | is missing",
      })
  void aBatchIsCheckedWhereItEnters(String fault, String message) throws IOException {
    String name = "dataset 'bad-data' (other.Plugin$Data, bad.jar): batch ";
    assertThat(told("dataset: {type: bad-data, fault: " + fault + "}"))
        .startsWith("tried.yaml:7:11: " + name + "0 of the train split: ")
        .contains(message);
    // What the first batches do not show ends the run.
    if (!fault.startsWith("feature") && !fault.startsWith("value")) {
      assertThat(told("dataset: {type: bad-data, fault: late " + fault + "}"))
          .startsWith("FAILED " + name + "3 of the train split: ")
          .contains(message.replace("64", "8").replace("17", "3"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dataset: {type: bad-data, fault: throws} | no such place",
        "dataset: {type: bad-data, fault: nothing} | opening it gave nothing",
        "dataset: {type: bad-data, fault: breaks} | / by zero",
        "dataset: {type: bad-data, fault: endless validation} | cannot be evaluated on",
        "dataset: {type: bad-data, fault: empty validation} | has 0 batches in a pass",
        "activation: {type: bad-activation, fault: NaN} | its value is NaN",
        "activation: {type: bad-activation, fault: other} | in single precision",
        "schedule: {type: bad-schedule, fault: NaN} | its factor of update 1 is NaN",
        "probes: [{type: bad-probe, fault: outside}] | '../rows' is no name of a table",
        "probes: [{type: bad-probe, fault: taken}] | its table 'learning_curve' is another's",
        "probes: [{type: bad-probe, fault: nameless}] | lacks @Table",
        "probes: [{type: bad-probe, fault: nothing}] | it throws java.lang.NullPointerException",
        "cell: {type: bad-cell, fault: 'null'} | its equations are wrong: a value is null",
        "cell: {type: bad-cell, fault: throws} | not today",
        "cell: {type: bad-cell, fault: endless} | StackOverflowError",
        "cell: {type: bad-cell, fault: NaN bias} | the initial bias of a is NaN",
      })
  void whatCanBeSeenBeforehandIsToldByThePlan(String line, String message) throws IOException {
    String told = told(line);
    assertThat(told).startsWith("tried.yaml:").contains(message);
    if (!message.contains("equations are wrong")) {
      assertThat(told).contains("bad.jar");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "initialization: {recurrent: {type: bad-initialization, fault: NaN}} | initialization"
            + " 'bad-initialization' (other.Plugin$Fill, bad.jar): of layer0.state.recurrent it"
            + " set element [1, 0] to NaN",
        "initialization: {recurrent: {type: bad-initialization, fault: throws}} | plugin bad.jar,"
            + " in other.Plugin$Fill.fill: ArrayIndexOutOfBoundsException",
        "clipping: {type: bad-clipping, fault: NaN} | clipping 'bad-clipping' (other.Plugin$Clip,"
            + " bad.jar): at update 1: it left a gradient that is not finite",
        "clipping: {type: bad-clipping, fault: throws} | plugin bad.jar, in"
            + " other.Plugin$Clip.clip: UnsupportedOperationException: not yet",
        "schedule: {type: bad-schedule, fault: late} | schedule 'bad-schedule' (other.Plugin$Rate,"
            + " bad.jar): at update 3: its factor is -1.0",
        "optimizer: {type: bad-optimizer, fault: NaN} | optimizer 'bad-optimizer'"
            + " (other.Plugin$Walk, bad.jar): at update 1: it made an update of NaN",
        "optimizer: {type: bad-optimizer, fault: nothing} | optimizer 'bad-optimizer'"
            + " (other.Plugin$Walk, bad.jar): start() gave nothing",
        "probes: [{type: bad-probe, fault: null row}] | probe 'bad-probe' (other.Plugin$Look,"
            + " bad.jar): it gave no row",
        "probes: [{type: bad-probe, fault: other row}] | probe 'bad-probe' (other.Plugin$Look,"
            + " bad.jar): it gave a row of other.Plugin$Nameless",
      })
  void whatOnlyTrainingShowsFailsTheRunInWords(String line, String message) throws IOException {
    assertThat(told(line)).startsWith("FAILED " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dataset: bad-data",
        "activation: bad-activation",
        "initialization: {recurrent: bad-initialization}",
        "clipping: bad-clipping",
        "schedule: bad-schedule",
        "optimizer: bad-optimizer",
        "probes: [bad-probe]",
        "cell: bad-cell",
      })
  void nothingIsSaidOfOnesThatKeepToTheirContracts(String line) throws IOException {
    assertThat(told(line)).isEqualTo("COMPLETED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"stream", "stream of features", "value stream", "value stream of features"})
  void aStreamMayConsistOfAnything(String kind) throws IOException {
    assertThat(told("dataset: {type: bad-data, fault: " + kind + "}\n" + JOINING))
        .isEqualTo("COMPLETED");
  }

  @Test
  void aStreamHasNoTargetAtItsEnd() throws IOException {
    assertThat(told("dataset: {type: bad-data, fault: value at the end of a stream}\n" + JOINING))
        .startsWith("tried.yaml:")
        .contains("which has no end for a target to stand at");
  }

  @Test
  void aSequenceOfAStreamDoesNotEndBeforeItsLastWindow() throws IOException {
    assertThat(told("dataset: {type: bad-data, fault: ended stream}\n" + JOINING))
        .startsWith("FAILED")
        .contains("sequence 1 ends within a window, and so cannot go on in the next");
  }

  private static void refused(Path plugins, String... words) {
    assertThatThrownBy(() -> Wiring.of(plugins))
        .isInstanceOf(InvalidPluginException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void aPluginThatCannotRegisterIsNamed(@TempDir Path own) throws IOException {
    PluginJar jar = new PluginJar(own);
    jar.pack(
        "broken",
        "package other; public final class Plugin extends org.unroll.api.UnrollPlugin {"
            + " @Override protected void register() {"
            + " throw new IllegalStateException(\"100% broken\"); } }",
        "other.Plugin\n");
    refused(jar.plugins(), "broken.jar: other.Plugin cannot register", "100% broken");
  }

  @Test
  void aPluginThatCannotBeMadeIsNamed(@TempDir Path own) throws IOException {
    PluginJar jar = new PluginJar(own);
    String source =
        "package other; public final class Plugin extends org.unroll.api.UnrollPlugin {"
            + " public Plugin() { throw new IllegalStateException(\"no licence\"); }"
            + " @Override protected void register() {} }";
    jar.pack("broken", source, "other.Plugin\n");
    refused(jar.plugins(), "broken.jar cannot be loaded", "other.Plugin", "no licence");
    jar.pack("broken", source, "other.Missing\n");
    refused(jar.plugins(), "broken.jar cannot be loaded", "other.Missing");
  }

  @Test
  void aPluginThatLacksAClassIsNamed(@TempDir Path own) throws IOException {
    PluginJar jar = new PluginJar(own);
    Path whole =
        jar.pack(
            "broken",
            "package other; public final class Plugin extends org.unroll.api.UnrollPlugin {"
                + " @Override protected void register() { Needed.use(); } }"
                + " class Needed { static void use() {} }",
            "other.Plugin\n");
    repack(whole, "other/Needed.class", 0);
    refused(jar.plugins(), "broken.jar", "NoClassDefFoundError", "other/Needed");
  }

  @Test
  void aPluginForANewerJavaIsNamed(@TempDir Path own) throws IOException {
    PluginJar jar = new PluginJar(own);
    Path whole =
        jar.pack(
            "broken",
            "package other; public final class Plugin extends org.unroll.api.UnrollPlugin {"
                + " @Override protected void register() {} }",
            "other.Plugin\n");
    repack(whole, "", 99);
    refused(jar.plugins(), "broken.jar cannot be loaded", "more recent version of the Java");
  }

  /** Leaves out a class, or sets the version of all. */
  private static void repack(Path jar, String without, int version) throws IOException {
    java.util.Map<String, byte[]> content = new TreeMap<>();
    try (java.util.jar.JarFile file = new java.util.jar.JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        content.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    content.remove(without);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var entry : content.entrySet()) {
        byte[] bytes = entry.getValue();
        if (version > 0 && entry.getKey().endsWith(".class")) {
          bytes[7] = (byte) version;
        }
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(bytes);
      }
    }
  }

  @Test
  void whatIsNoJarIsNamed(@TempDir Path own) throws IOException {
    Path plugins = new PluginJar(own).plugins();
    Path jar = Files.writeString(plugins.resolve("text.jar"), "not a jar at all");
    refused(plugins, "text.jar cannot be read as a jar");
    Files.delete(jar);
    Files.createDirectory(plugins.resolve("folder.jar"));
    refused(plugins, "folder.jar is no file");
  }

  /** Ten megabytes that take next to nothing in the jar. */
  @Test
  void anEndlessListOfPluginsIsNotRead(@TempDir Path own) throws IOException {
    Path plugins = new PluginJar(own).plugins();
    byte[] lines = "a.b.C\n".repeat(1_700_000).getBytes(StandardCharsets.UTF_8);
    try (OutputStream file = Files.newOutputStream(plugins.resolve("bomb.jar"));
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry(PluginJar.SERVICE));
      out.write(lines);
    }
    refused(plugins, "bomb.jar cannot be loaded", "is longer than 64 KiB");
  }
}
