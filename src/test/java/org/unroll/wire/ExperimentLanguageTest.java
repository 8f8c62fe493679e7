package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.config.ConfigurationProblem;
import org.unroll.config.InvalidExperimentException;
import org.unroll.config.Origin;
import org.unroll.config.RunSpec;
import org.unroll.config.RunSpecBinder;
import org.unroll.config.RunSpecReader;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.RunIds;
import org.unroll.plan.SeededStreams;

/** The experiment language with the components that ship: damage, identity, hostility, speed. */
class ExperimentLanguageTest {
  private static final Path EXPERIMENTS = Path.of("experiments");
  private static final List<String> FILES =
      List.of("fixes.yaml", "hello.yaml", "parentheses.yaml", "quickstart.yaml");
  private static final int MUTANTS = 2000;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  @TempDir Path folder;

  private final Wiring wiring = Wiring.of(Path.of("no plugins"));

  private ExperimentPlan plan(String yaml, String... arguments) {
    return plan(yaml.getBytes(StandardCharsets.UTF_8), arguments);
  }

  private ExperimentPlan plan(byte[] yaml, String... arguments) {
    try {
      Path file = folder.resolve("exp.yaml");
      Files.write(file, yaml);
      return wiring.planner().plan(file, List.of(arguments));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static Set<String> ids(ExperimentPlan plan) {
    Set<String> ids = new HashSet<>();
    plan.runs().forEach(run -> ids.add(run.id()));
    return ids;
  }

  /** The plan, or nothing if the file is refused as it should be; nothing else may happen. */
  private Optional<ExperimentPlan> planned(byte[] yaml, String... arguments) {
    Duration start = processorTime();
    try {
      return Optional.of(plan(yaml, arguments));
    } catch (InvalidExperimentException refused) {
      assertThat(refused.problems()).isNotEmpty().allMatch(ExperimentLanguageTest::hasPlace);
      return Optional.empty();
    } finally {
      assertThat(processorTime().minus(start))
          .as(new String(yaml, 0, Math.min(yaml.length, 100), StandardCharsets.UTF_8))
          .isLessThan(LONGEST);
    }
  }

  /** Of this thread alone, whatever else the machine is doing. */
  private static Duration processorTime() {
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  private static boolean hasPlace(ConfigurationProblem problem) {
    return problem.origin() instanceof Origin.Argument
        || (problem.origin() instanceof Origin.InFile place && place.line() > 0);
  }

  /** What is done to a file. */
  private record Mutant(String text, Optional<String> changedKey) {}

  private static Mutant mutant(String text, RandomGenerator random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int line = random.nextInt(lines.size());
    int at = random.nextInt(text.length() - 1);
    String rest = text.substring(at + 1);
    return switch (random.nextInt(8)) {
      case 0 -> new Mutant(text.substring(0, at) + rest, Optional.empty());
      case 1 ->
          new Mutant(
              text.substring(0, at) + text.charAt(at) + text.substring(at), Optional.empty());
      case 2 ->
          new Mutant(
              text.substring(0, at) + rest.charAt(0) + text.charAt(at) + rest.substring(1),
              Optional.empty());
      case 3 -> changedKey(text, random);
      case 4 -> changedLine(lines, line, it -> " ".repeat(1 + random.nextInt(4)) + it);
      case 5 -> changedLine(lines, line, it -> it.replaceFirst("^ +", ""));
      case 6 -> changedValue(text, random);
      default -> {
        lines.remove(line);
        yield new Mutant(String.join("\n", lines), Optional.empty());
      }
    };
  }

  private static Mutant changedLine(List<String> lines, int line, UnaryOperator<String> change) {
    lines.set(line, change.apply(lines.get(line)));
    return new Mutant(String.join("\n", lines), Optional.empty());
  }

  /** One letter of a key becomes another. */
  private static Mutant changedKey(String text, RandomGenerator random) {
    String body = text.replaceAll("(?m)#.*$", "");
    List<MatchResult> keys = Pattern.compile("[a-z][a-z_]*(?=:)").matcher(body).results().toList();
    MatchResult key = keys.get(random.nextInt(keys.size()));
    int at = key.start() + random.nextInt(key.group().length());
    char letter = (char) ('a' + random.nextInt(26));
    String changed = body.substring(0, at) + letter + body.substring(at + 1);
    return new Mutant(
        changed, body.charAt(at) == letter ? Optional.empty() : Optional.of(key.group()));
  }

  private static Mutant changedValue(String text, RandomGenerator random) {
    List<String> values =
        List.of(
            "-1",
            "0",
            "1e999",
            "nan",
            "[]",
            "{}",
            "null",
            "~",
            "${cell}",
            "${env:X}",
            "x: y",
            "*a",
            "&a b",
            "!!int 3",
            "'",
            "\"",
            "full",
            "lstm",
            "1e-400",
            "9".repeat(400),
            "\u0000",
            "é");
    List<MatchResult> places =
        Pattern.compile("(?<=: )[A-Za-z0-9._-]+").matcher(text).results().toList();
    MatchResult place = places.get(random.nextInt(places.size()));
    return new Mutant(
        text.substring(0, place.start())
            + values.get(random.nextInt(values.size()))
            + text.substring(place.end()),
        Optional.empty());
  }

  /** Names of arms are the user's own; all other keys mean something. */
  private static boolean isFree(String key) {
    return List.of(
            "plain", "orthogonal", "clipped", "truncated", "rnn", "lstm", "gru", "identity", "name")
        .contains(key);
  }

  @Test
  void damagedFilesAreRefusedOrMeanWhatTheySay() throws IOException {
    RunSpecBinder binder = new RunSpecBinder(wiring.catalog());
    RunIds runIds = new RunIds(wiring.catalog(), binder);
    Map<String, String> texts = new HashMap<>();
    Map<String, Set<String>> ids = new HashMap<>();
    for (String file : FILES) {
      texts.put(file, Files.readString(EXPERIMENTS.resolve(file)));
      ids.put(file, ids(plan(texts.get(file))));
    }
    int accepted = 0;
    for (int i = 0; i < MUTANTS; i++) {
      RandomGenerator random = new SeededStreams(1).at("mutants", i);
      String file = FILES.get(i % FILES.size());
      Mutant mutant = mutant(texts.get(file), random);
      Optional<ExperimentPlan> planned = planned(mutant.text().getBytes(StandardCharsets.UTF_8));
      if (planned.isEmpty()) {
        continue;
      }
      accepted++;
      List<PlannedRun> runs = planned.get().runs();
      PlannedRun run = runs.get(random.nextInt(runs.size()));
      RunSpec again = new RunSpecReader(binder).read(run.configuration(), "config.yaml", folder);
      assertThat(runIds.of(again, "").id(run.seed())).as(mutant.text()).isEqualTo(run.id());
      if (mutant.changedKey().filter(key -> !isFree(key)).isPresent()) {
        assertThat(ids(planned.get())).as(mutant.text()).isNotEqualTo(ids.get(file));
      }
    }
    assertThat(accepted).isBetween(MUTANTS / 20, MUTANTS / 2);
  }

  private static final String PLAIN =
      """
      dataset: {type: adding, length: 50}
      cell: {type: lstm, forget_bias: 2}
      optimizer: {type: adam, learning_rate: 0.01}
      clipping: {type: norm, threshold: 1}
      steps: 100
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# a comment\nactivation: tanh",
        "initialization: orthogonal",
        "initialization: {recurrent: {type: orthogonal}, input: glorot, bias: {type: zeros}}",
        "truncation: full\nlayers: 1\nhidden_size: 64\nthreads: 1",
        "batch_size: 3.2e1",
        "dropout: 0",
        "dropout: {outputs: 0.0, recurrent: 0}",
        "bidirectional: false\nschedule: constant\nregularization: none",
        "evaluate: {every: 100}",
        "name: other\ndescription: more\nprobes: [gates]",
        "sweep: {arms: {any name: {}}}",
        "sweep: {arms: {b: {optimizer.learning_rate: 1e-2}}}",
        "sweep: {arms: {c: {cell: lstm, cell.forget_bias: 2.0}}}",
        "sweep: {grid: {clipping.threshold: [1.00]}}",
        "hidden_size: ${batch_size}\nsweep: {arms: {a: {hidden_size: 64}}}",
      })
  void whatChangesNothingKeepsTheId(String lines) {
    assertThat(ids(plan(PLAIN + lines))).isEqualTo(ids(plan(PLAIN)));
  }

  @Test
  void whereASettingIsWrittenDoesNotMatter() throws IOException {
    Set<String> plain = ids(plan(PLAIN));
    List<String> lines = PLAIN.lines().toList();
    for (int moved = 0; moved <= lines.size(); moved++) {
      Files.writeString(
          folder.resolve("base.yaml"), String.join("\n", lines.subList(0, moved)) + "\n");
      String rest = String.join("\n", lines.subList(moved, lines.size()));
      assertThat(ids(plan("extends: base.yaml\n" + rest))).isEqualTo(plain);
    }
    assertThat(
            ids(
                plan(
                    "dataset: adding\ncell: gru\n",
                    "dataset.length=50",
                    "cell={type:lstm,forget_bias:2}",
                    "+optimizer.learning_rate=0.01",
                    "clipping={type: norm, threshold: '1'}",
                    "steps=100")))
        .isEqualTo(plain);
    assertThat(
            ids(
                plan(
                    PLAIN.replace("threshold: 1", "threshold: '${layers}'")
                        + "layers: ${env:NO_SUCH_VARIABLE,1}")))
        .isEqualTo(plain);
    List<String> reversed = new ArrayList<>(lines);
    Collections.reverse(reversed);
    assertThat(ids(plan(String.join("\n", reversed)))).isEqualTo(plain);
  }

  @Test
  void whatChangesTrainingChangesTheId() {
    List<String> changes =
        List.of(
            "dataset=copy",
            "dataset.length=51",
            "cell=gru",
            "cell.forget_bias=2.5",
            "cell.peepholes=true",
            "activation=relu",
            "initialization=identity",
            "initialization.input=orthogonal",
            "initialization.bias={type: constant, value: 1}",
            "clipping=none",
            "clipping.threshold=2",
            "clipping={type: value, threshold: 1}",
            "truncation=10",
            "truncation={every: 10, backward: 20}",
            "dropout=0.1",
            "dropout.recurrent=0.1",
            "hidden_size=65",
            "layers=2",
            "bidirectional=true",
            "optimizer=sgd",
            "optimizer.learning_rate=0.02",
            "batch_size=31",
            "steps=101",
            "early_stopping=3",
            "stop_when={below: 0.1}",
            "evaluate.every=50",
            "threads=2",
            "seeds=[2]");
    Set<String> ids = new HashSet<>(ids(plan(PLAIN)));
    int expected = 1;
    for (String change : changes) {
      List<String> arguments = new ArrayList<>(List.of(change));
      if (change.equals("dropout=0.1")) {
        arguments.add("layers=3");
      } else if (change.startsWith("cell.peepholes")
          && planned(PLAIN.getBytes(StandardCharsets.UTF_8), change).isEmpty()) {
        continue; // this cell has none
      }
      ids.addAll(ids(plan(PLAIN, arguments.toArray(String[]::new))));
      assertThat(ids).as(change).hasSize(++expected);
    }
  }

  @Test
  void anAccuracyIsNotAwaitedWhereThereIsNone() {
    String stop = "stop_when: {metric: validation_accuracy, above: 0.9}";
    assertThatThrownBy(() -> plan("dataset: adding\ncell: gru\nsteps: 9\n" + stop))
        .isInstanceOfSatisfying(
            InvalidExperimentException.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Object::toString)
                    .containsExactly(
                        folder.resolve("exp.yaml")
                            + ":4:13: stop_when: the dataset's targets are numbers, which have"
                            + " no accuracy; write metric: validation_loss"));
    assertThat(plan("dataset: copy\ncell: gru\nsteps: 9\n" + stop).runs()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "mgu", "rnn\ndropout: {recurrent: 0.1}"})
  void omegaIsRefusedWhereItIsNotDefined(String cell) {
    String lines = "dataset: adding\nsteps: 9\nregularization: {type: omega, strength: 1}\ncell: ";
    assertThatThrownBy(() -> plan(lines + cell))
        .isInstanceOfSatisfying(
            InvalidExperimentException.class,
            refused ->
                assertThat(refused.problems())
                    .singleElement()
                    .asString()
                    .contains(":3:18: regularization: a penalty on the Jacobians")
                    .contains(cell.startsWith("rnn") ? "dropout.recurrent: 0" : "cell: rnn or irnn")
                    .contains("l1, l2 or activation"));
    assertThat(plan(lines + "rnn").runs()).hasSize(1);
    assertThat(plan(lines + "irnn").runs()).hasSize(1);
  }

  @Test
  void movingATextTrainsNothingAnew() throws IOException {
    String text = "the quick brown fox jumps over the lazy dog. ".repeat(50);
    for (String place : List.of("here", "there")) {
      Files.createDirectories(folder.resolve(place));
      Files.writeString(folder.resolve(place).resolve("x.txt"), text);
    }
    String stream = "dataset: {type: text}\ncell: gru\ntruncation: 5\nsteps: 3\n";
    Set<String> here = ids(plan(stream, "dataset.path=here"));
    assertThat(ids(plan(stream, "dataset.path=there"))).isEqualTo(here);
    assertThat(ids(plan(stream, "dataset.path=here", "dataset.validation=0.2"))).isNotEqualTo(here);
    Files.writeString(folder.resolve("there").resolve("x.txt"), text + "!");
    assertThat(ids(plan(stream, "dataset.path=there"))).isNotEqualTo(here);
  }

  @Test
  void hostileFilesAreRefusedAtOnce() {
    List<String> hostile = new ArrayList<>();
    hostile.add(
        "a: &a ["
            + "x,".repeat(50)
            + "]\nb: &b ["
            + "*a,".repeat(90)
            + "]\nc: ["
            + "*b,".repeat(90)
            + "]");
    hostile.add("[".repeat(100_000));
    hostile.add("{a: ".repeat(50_000));
    hostile.add("- ".repeat(100_000));
    hostile.add("hidden_size: " + "9".repeat(200_000));
    hostile.add("optimizer: {learning_rate: 1e" + "9".repeat(200_000) + "}");
    hostile.add("? " + "a.".repeat(100_000) + "a\n: 1");
    hostile.add("? " + "hidden_size".repeat(20_000) + "\n: 1");
    hostile.add("hidden_size: '" + "${layers}".repeat(20_000) + "'");
    hostile.add("hidden_size: '" + "${".repeat(100_000) + "'");
    hostile.add("cell: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://x']]");
    hostile.add("cell: rnn\0");
    hostile.add("cell:\u001b[2J rnn");
    hostile.add("x: ".repeat(80_000));
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 11_000; i++) {
      keys.append("key_number_").append(i).append(": 1\n");
    }
    hostile.add(keys.toString());
    StringBuilder circle = new StringBuilder(PLAIN);
    circle.append("hidden_size: ${layers}\nlayers: ${hidden_size}\n");
    hostile.add(circle.toString());
    StringBuilder laughs = new StringBuilder(PLAIN + "k0: ''\n");
    for (int i = 1; i < 20; i++) {
      laughs.append('k').append(i).append(": '").append(("${k" + (i - 1) + "}").repeat(50));
      laughs.append("'\n");
    }
    hostile.add(laughs + "hidden_size: ${k19}\n");
    plan(PLAIN); // classes are loaded once
    for (String yaml : hostile) {
      assertThat(planned(yaml.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
    assertThat(planned(new byte[] {'c', ':', ' ', (byte) 0xC3, (byte) 0x28})).isEmpty();
    assertThat(planned(PLAIN.getBytes(StandardCharsets.UTF_8), "a.".repeat(30_000) + "a=1"))
        .isEmpty();
    assertThat(
            planned(PLAIN.getBytes(StandardCharsets.UTF_8), "layers=" + "1,".repeat(30_000) + "1"))
        .isEmpty();
    assertThat(planned(PLAIN.getBytes(StandardCharsets.UTF_8), "~" + "a.".repeat(30_000)))
        .isEmpty();
  }

  @Test
  void aHugeFileIsNotEvenRead() throws IOException {
    Path file = folder.resolve("huge.yaml");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(100L << 20);
    }
    Files.writeString(folder.resolve("exp.yaml"), "extends: huge.yaml\n" + PLAIN);
    assertThat(planned(("extends: huge.yaml\n" + PLAIN).getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }

  @Test
  void lineEndsAndAByteOrderMarkMeanNothing() {
    assertThat(ids(plan("\uFEFF" + PLAIN.replace("\n", "\r\n")))).isEqualTo(ids(plan(PLAIN)));
  }

  @Test
  @Timeout(60) // each is bound by itself; a few seconds
  void twoThousandRunsArePlanned() {
    StringBuilder values = new StringBuilder("1");
    for (int i = 2; i <= 200; i++) {
      values.append(", ").append(i);
    }
    String sweep =
        "sweep: {arms: {a: {}, b: {cell: gru}}, grid: {hidden_size: [" + values + "]}}\nseeds: 5\n";
    String wide =
        "sweep: {grid: {hidden_size: [" + values + "], layers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}}\n";
    plan(PLAIN);
    for (String each : List.of(sweep, wide)) {
      assertThat(ids(plan(PLAIN + each))).hasSize(2000);
    }
  }
}
