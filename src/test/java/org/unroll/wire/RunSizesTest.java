package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.ComponentKind;
import org.unroll.api.LearningPoint;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;
import org.unroll.api.RunRequest;
import org.unroll.api.TrainingEvent;
import org.unroll.config.ConfigurationProblem;
import org.unroll.config.InvalidExperimentException;
import org.unroll.format.Notice;
import org.unroll.format.Provenance;
import org.unroll.launch.LaunchListener;
import org.unroll.launch.LaunchOutcome;
import org.unroll.launch.Launchers;
import org.unroll.plan.Capacity;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.SizeCheck;

/** What runs need is told before they begin, however large they are. */
class RunSizesTest {
  private static final Wiring WIRING = Wiring.of(Path.of("no-plugins"));
  private static final long GIBI = 1L << 30;

  /** A machine with 6 GiB of heap for each of two processes, 20 GiB of memory and 50 of disk. */
  private static final Capacity MACHINE =
      new Capacity(6 * GIBI, OptionalLong.of(20 * GIBI), OptionalLong.of(50 * GIBI), 2);

  private static final String ADDING = "dataset: {type: adding}\ncell: lstm\nsteps: 10\n";

  @TempDir private Path folder;

  private ExperimentPlan plan(String yaml) throws IOException {
    return WIRING.planner().plan(Files.writeString(folder.resolve("e.yaml"), yaml), List.of());
  }

  /** What is said of an experiment; the folder is left out. */
  private List<String> problems(String yaml, Capacity machine) throws IOException {
    Path file = Files.writeString(folder.resolve("e.yaml"), yaml);
    InvalidExperimentException thrown =
        catchThrowableOfType(
            InvalidExperimentException.class,
            () -> {
              ExperimentPlan plan = WIRING.planner().plan(file, List.of());
              SizeCheck.of(WIRING.sizes(), plan, plan.runs(), machine);
            });
    return thrown == null
        ? List.of()
        : thrown.problems().stream()
            .map(ConfigurationProblem::toString)
            .map(problem -> problem.replace(folder + "/", ""))
            .toList();
  }

  static Stream<Arguments> tooLarge() {
    return Stream.of(
        arguments("hidden_size: 50000", "4:14: hidden_size: a run needs about 600 GiB of memory"),
        arguments("batch_size: 1000000000", "4:13: batch_size: a run needs about"),
        arguments("layers: 10000", "4:9: layers: a run needs about"),
        arguments("layers: 2000000000", "4:9: layers: a run needs about"),
        arguments(
            "sweep: {arms: {large: {hidden_size: 4096, batch_size: 1024}}}",
            "4:37: hidden_size: a run needs about"),
        arguments(
            "hidden_size: 4096\nsweep: {grid: {dataset.length: [10, 5000]}}",
            "5:37: dataset.length: a run needs about 35 GiB"),
        arguments("steps: 2147483647\nevaluate: {every: 1}", "3:8: steps: results need about"));
  }

  @ParameterizedTest
  @MethodSource("tooLarge")
  void whatIsTooLargeIsToldWithItsPlace(String lines, String message) throws IOException {
    String base = lines.startsWith("steps") ? ADDING.replace("steps: 10\n", "") : ADDING;
    assertThat(problems(base + lines, MACHINE)).singleElement().asString().contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: copy, symbols: 2000000000}",
        "{type: copy, delay: 2000000000}",
        "{type: adding, length: 2000000000}",
        "{type: parentheses, max_length: 2000000000}",
        "{type: counting, max_n: 2000000000}",
        "{type: noisy-sequences, lag: 2000000000}",
        "{type: noisy-sequences, symbols: 2000000000}",
        "{type: temporal-order, min_length: 10, max_length: 2000000000}",
      })
  void dataTooLargeIsNotOpened(String dataset) throws IOException {
    long before = allocated();
    String yaml = "dataset: " + dataset + "\ncell: gru\nsteps: 10\n";
    assertThat(problems(yaml, MACHINE)).isNotEmpty().allMatch(told -> told.contains(": dataset."));
    assertThat(allocated() - before).isLessThan(200_000_000);
  }

  @Test
  void whatDoesNotFitSideBySideIsToldWithHowManyWould() throws IOException {
    String wide = ADDING + "hidden_size: 2000\nseeds: 2\n";
    Capacity small = new Capacity(6 * GIBI, OptionalLong.of(3 * GIBI / 2), OptionalLong.empty(), 2);
    assertThat(problems(wide, MACHINE)).isEmpty();
    assertThat(problems(wide, small))
        .singleElement()
        .asString()
        .contains("4:14: hidden_size: a run needs about", "for 2 side by side", "or take --jobs 1");
    assertThat(problems(wide + "threads: 2\n", small)).isEmpty();
  }

  @Test
  void whatIsCloseToTooMuchIsNoticed() throws IOException {
    ExperimentPlan plan = plan(ADDING + "hidden_size: 2000\n");
    long heap = plan.runs().get(0).size().whole().heap();
    Capacity close = new Capacity(heap + heap / 10, OptionalLong.empty(), OptionalLong.empty(), 1);
    assertThat(SizeCheck.of(WIRING.sizes(), plan, plan.runs(), MACHINE)).isEmpty();
    assertThat(SizeCheck.of(WIRING.sizes(), plan, plan.runs(), close))
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .startsWith("notice: about ")
        .contains("of Java heap are needed", "(in baseline)");
  }

  @Test
  void evaluationsThatDwarfTheTrainingAreNoticed() throws IOException {
    String yaml = "dataset: {type: adding, validation_size: 2000000000}\ncell: lstm\nsteps: 10\n";
    assertThat(plan(yaml).notices())
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .contains("e.yaml:1:42: notice: dataset.validation_size: each evaluation looks at")
        .contains("2,000,000,000 sequences");
    assertThat(plan(yaml.replace("2000000000", "2000")).notices()).isEmpty();
  }

  @Test
  void aTextTooShortIsToldForEveryConditionBeforeAnyIsTrained() throws IOException {
    Files.writeString(folder.resolve("short.txt"), "a text of few characters ".repeat(20));
    String yaml =
        """
        dataset: {type: text, path: short.txt}
        cell: rnn
        truncation: 10
        steps: 10
        sweep: {arms: {fits: {batch_size: 4}, many: {batch_size: 100}, long: {truncation: 300}}}
        """;
    List<String> told = problems(yaml, MACHINE);
    assertThat(told).allMatch(one -> one.contains("dataset: the training text has 400 characters"));
    assertThat(told.get(0)).startsWith("e.yaml:5:58: ");
    assertThat(told.get(1)).startsWith("e.yaml:5:83: ");
    assertThat(told).hasSize(2);
    assertThat(problems(yaml.replace("steps: 10", "epochs: 3"), MACHINE)).hasSize(2);
  }

  /** Whatever is asked for: a plan, or problems with places; never an error, never much memory. */
  @Test
  void absurdSizesAreAnsweredInWords() throws IOException {
    long seed = 20261126;
    SplittableRandom random = new SplittableRandom(seed);
    List<String> datasets =
        List.of(
            "{type: adding, length: #}",
            "{type: copy, symbols: #, length: #, delay: #, validation_size: #}",
            "{type: counting, max_n: #}",
            "{type: parentheses, max_length: #, target: valid}",
            "{type: noisy-sequences, lag: #, symbols: #}",
            "{type: temporal-order, min_length: 10, max_length: #}");
    List<String> cells = List.of("rnn", "gru", "lstm", "mgu", "irnn");
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      String yaml =
          """
          dataset: %s
          cell: %s
          hidden_size: #
          layers: #
          batch_size: #
          steps: #
          bidirectional: %s
          evaluate: {every: #}
          probes: [gates, jacobian, units]
          """
              .formatted(
                  datasets.get(random.nextInt(datasets.size())),
                  cells.get(random.nextInt(cells.size())),
                  random.nextBoolean());
      while (yaml.contains("#")) {
        // Each power of ten is as likely as any other.
        long size = (long) Math.pow(10, 1 + random.nextDouble(8.33));
        yaml = yaml.replaceFirst("#", Long.toString(random.nextInt(3) > 0 ? 12 : size));
      }
      long before = allocated();
      List<String> told = problems(yaml, MACHINE);
      assertThat(allocated() - before).as("seed %d, %s", seed, yaml).isLessThan(200_000_000);
      assertThat(told).as(yaml).allMatch(problem -> problem.matches("(?s)e.yaml:\\d+:\\d+: .*"));
      refused += told.isEmpty() ? 0 : 1;
    }
    assertThat(refused).isBetween(50, 290);
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  @Test
  void optimizersKeepNoMoreNumbersThanTheySay() throws IOException {
    List<Parameter> parameters = List.of(new Parameter(0, "state", "input", 0, 30, 20));
    for (ComponentDefinition definition : WIRING.catalog().all(ComponentKind.OPTIMIZER).values()) {
      String yaml = ADDING + "optimizer: " + definition.name() + "\n";
      Optimizer optimizer = plan(yaml).runs().get(0).spec().optimizer();
      Optimizer.Updater updater = optimizer.start(parameters);
      updater.toUpdate(new float[600], new float[600], 1);
      long kept = 0;
      for (float[] array : updater.state()) {
        kept += array.length;
      }
      assertThat(kept)
          .as(definition.name())
          .isLessThanOrEqualTo(600L * optimizer.numbersPerParameter());
    }
  }

  @Test
  void theModelsOfARunTakeAsMuchOfTheDiskAsItSays() throws IOException {
    ExperimentPlan plan = plan(ADDING + "hidden_size: 200\nbatch_size: 2\nprobes: []\n");
    PlannedRun run = plan.runs().get(0);
    LaunchOutcome outcome =
        Launchers.inProcess(
                WIRING::executor,
                () -> Provenance.ofThisProcess("test", WIRING.libraries()),
                Clock.systemUTC())
            .launch(plan, folder, LaunchListener.SILENT);
    try (Stream<Path> files =
        Files.walk(outcome.folder().run(run.condition(), run.seed(), run.id()).path())) {
      double bytes = files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
      assertThat(bytes / run.size().disk()).isBetween(0.95, 1.0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gradient_norms",
        "gradient_lag",
        "gates",
        "{type: gates, per_unit: true, every: 3}",
        "clipping",
        "temporal_components",
        "jacobian",
        "units",
        "cell_path",
        "weights",
        "truncation_angle",
      })
  void probesRecordAboutAsManyRowsAsTheySay(String probe) throws IOException {
    String yaml =
        """
        dataset: {type: adding, length: 30, validation_size: 8, test_size: 8}
        cell: lstm
        layers: 2
        hidden_size: 12
        batch_size: 8
        steps: 12
        evaluate: {every: 4}
        truncation: %s
        probes: [%s]
        """;
    String truncation = probe.equals("truncation_angle") ? "5" : "full";
    ExperimentPlan plan = plan(yaml.formatted(truncation, probe));
    PlannedRun run = plan.runs().get(0);
    Map<String, Integer> rows = new HashMap<>();
    WIRING
        .executor()
        .execute(
            new RunRequest(run.id(), run.configuration(), run.seed(), plan.folder()),
            event -> {
              if (event instanceof TrainingEvent.Measured measured
                  && !(measured.row() instanceof LearningPoint)) {
                rows.merge(measured.row().getClass().getSimpleName(), 1, Integer::sum);
              }
            });
    long without = plan(yaml.formatted(truncation, "")).runs().get(0).size().disk();
    double estimated = (run.size().disk() - without) / 80.0;
    int recorded = rows.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(estimated / recorded).as("%s", rows).isBetween(0.6, 1.7);
  }
}
