package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.CsvDialect;
import org.unroll.wire.PluginJar;

/**
 * What an addition costs its author: a loss, a metric and a dataset with two inputs and a context,
 * each one class and one line of registration, and everything else follows.
 */
class RecipesTest {
  private static final Path SOURCES = Path.of("src/test/plugins/recipes");

  private static final String EXPERIMENT =
      """
      dataset: {type: weighed-sum, length: 4}
      cell: gru
      hidden_size: 6
      batch_size: 8
      steps: 60
      loss: log_cosh
      metrics: [close, r_squared]
      evaluate: {every: 20, best: validation_close}
      stop_when: {metric: validation_close, above: 1}
      early_stopping: 50
      probes: []
      seeds: 6
      sweep: {arms: {beside: {}, before: {context: initial_state}}}
      tune: {optimizer.learning_rate: [1e-9, 1e-2], seeds: 1}
      claims:
        - {metric: test_close, at_least: 0.05}
        - {metric: validation_close, by: steps_to, threshold: 0.01, at_most: 60}
      """;

  @TempDir static Path folder;
  private static Path plugins;
  private static Path results;
  private static String told;

  @BeforeAll
  static void run() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        sources.put("org/example/recipes/" + file.getFileName(), Files.readString(file));
      }
    }
    PluginJar jar = new PluginJar(folder);
    jar.pack("recipes", sources, "org.example.recipes.Recipes\n");
    plugins = jar.plugins();
    Path file = Files.writeString(folder.resolve("recipes.yaml"), EXPERIMENT);
    results = folder.resolve("results");
    told =
        execute(
            "run",
            file.toString(),
            "--results=" + results,
            "--launcher=in-process",
            "--claims=warn",
            "--export=tensorboard");
  }

  private static String execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            new ScreenSize(200, 24),
            false);
    int code = Unroll.commandLine(WiredApplication.over(plugins), console).execute(arguments);
    assertThat(code).as(err.toString()).isZero();
    return out + "" + err;
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, CsvDialect.WITH_HEADER)) {
      return rows.getRecords();
    }
  }

  private static Path experiment() {
    return results.resolve("recipes");
  }

  private static Path firstRun() throws IOException {
    return experiment().resolve(rows(experiment().resolve("runs.csv")).get(0).get("folder"));
  }

  @Test
  void aRecipeIsOneClassAndOneLine() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "LogCosh.java", "Close.java", "WeighedSum.java", "Recipes.java");
    }
    assertThat(Files.readAllLines(SOURCES.resolve("Recipes.java")))
        .filteredOn(line -> line.strip().endsWith(".class);"))
        .hasSize(3);
  }

  @Test
  void theMetricIsAColumnOfTheLearningCurve() throws IOException {
    List<CSVRecord> curve = rows(firstRun().resolve("learning_curve.csv"));
    assertThat(curve.get(0).getParser().getHeaderNames())
        .containsExactly("step", "split", "loss", "accuracy", "close", "r_squared");
    assertThat(curve).allMatch(row -> Double.parseDouble(row.get("close")) >= 0);
    assertThat(curve).allMatch(row -> row.get("accuracy").isEmpty());
    assertThat(curve).extracting(row -> row.get("split")).contains("train", "validation", "test");
  }

  @Test
  void theMetricIsAColumnOfTheRunsAndChoosesTheBestStep() throws IOException {
    for (CSVRecord run : rows(experiment().resolve("runs.csv"))) {
      assertThat(run.get("status")).isEqualTo("COMPLETED");
      double best = 0;
      String step = "0";
      Path curve = experiment().resolve(run.get("folder")).resolve("learning_curve.csv");
      for (CSVRecord point : rows(curve)) {
        double close = Double.parseDouble(point.get("close"));
        if (point.get("split").equals("validation") && close > best) {
          best = close;
          step = point.get("step");
        }
      }
      assertThat(run.get("best_step")).isEqualTo(step);
      assertThat(Double.parseDouble(run.get("best_validation_close"))).isEqualTo(best);
      assertThat(run.get("final_train_close")).isNotEmpty();
      assertThat(run.get("test_r_squared")).isNotEmpty();
      assertThat(run.get("test_accuracy")).isEmpty();
    }
  }

  @Test
  void theSummaryAndTheComparisonsHaveIt() throws IOException {
    assertThat(rows(experiment().resolve("summary.csv")))
        .extracting(row -> row.get("metric"))
        .contains("test_close", "best_validation_close", "area_validation_close", "test_r_squared");
    assertThat(rows(experiment().resolve("comparisons.csv")))
        .extracting(row -> row.get("metric"))
        .contains("final_validation_close");
    assertThat(told).contains("test close");
  }

  @Test
  void aClaimIsJudgedByIt() throws IOException {
    assertThat(rows(experiment().resolve("claims.csv")))
        .filteredOn(row -> row.get("metric").equals("test_close"))
        .hasSize(2)
        .allMatch(row -> row.get("n").equals("6") && !row.get("verdict").isEmpty());
    assertThat(rows(experiment().resolve("claims.csv")))
        .extracting(row -> row.get("metric"))
        .contains("steps_to_validation_close_0.01");
  }

  /** At a rate of 1e-9 nothing is learned, so that the other one is the better. */
  @Test
  void tuningChoosesByIt() throws IOException {
    List<CSVRecord> trials = rows(experiment().resolve("tuning.csv"));
    assertThat(trials.get(0).getParser().getHeaderNames()).contains("best_validation_close");
    for (String condition : List.of("beside", "before")) {
      List<CSVRecord> own =
          trials.stream().filter(row -> row.get("condition").equals(condition)).toList();
      double highest =
          own.stream()
              .mapToDouble(row -> Double.parseDouble(row.get("best_validation_close")))
              .max()
              .orElseThrow();
      assertThat(own)
          .filteredOn(row -> row.get("chosen").equals("true"))
          .singleElement()
          .extracting(row -> Double.parseDouble(row.get("best_validation_close")))
          .isEqualTo(highest);
    }
  }

  @Test
  void trainingStopsWhenItIsReached() throws IOException {
    Path file = folder.resolve("stopped.yaml");
    Files.writeString(
        file,
        EXPERIMENT
            .replaceAll("(?s)tune:.*", "")
            .replace("metrics: [close", "metrics: [{type: close, tolerance: 1000}")
            .replace("seeds: 6", "seeds: 1"));
    execute("run", file.toString(), "--results=" + results, "--launcher=in-process");
    assertThat(rows(results.resolve("stopped/runs.csv")))
        .allMatch(row -> row.get("steps_made").equals("20"));
  }

  @Test
  void armsMayMeasureDifferentThings() throws IOException {
    Path file = folder.resolve("different.yaml");
    Files.writeString(
        file,
        EXPERIMENT
            .replaceAll("(?s)tune:.*", "")
            .replaceAll("(?m)^(metrics|evaluate|stop_when):.*", "")
            .replace("seeds: 6", "seeds: 1")
            .replaceAll(
                "sweep:.*",
                "sweep: {arms: {a: {metrics: [close]}, b: {metrics: [r_squared], cell: rnn}}}"));
    execute("run", file.toString(), "--results=" + results, "--launcher=in-process");
    execute("report", results.resolve("different").toString(), "--export=tensorboard");
    assertThat(results.resolve("different/figures/validation_close-by-step.png")).isNotEmptyFile();
    assertThat(results.resolve("different/figures/validation_r_squared-by-step.png"))
        .isNotEmptyFile();
  }

  @Test
  void compareSortsByTheBetterSide() {
    String[] lines =
        execute("compare", experiment().toString(), "--csv", "--sort=test_close").split("\n", -1);
    assertThat(lines[0]).contains("test_close", "final_validation_close");
    int column = List.of(lines[0].split(",")).indexOf("test_close");
    assertThat(Double.parseDouble(lines[1].split(",", -1)[column]))
        .isGreaterThanOrEqualTo(Double.parseDouble(lines[2].split(",", -1)[column]));
  }

  @Test
  void thePageAFigureAndEventFilesDrawIt() throws IOException {
    assertThat(Files.readString(experiment().resolve("report.html")))
        .contains("\"name\":\"validation_close\"", "test close");
    execute("report", experiment().toString(), "--claims=warn");
    assertThat(experiment().resolve("figures/validation_close-by-step.svg")).isNotEmptyFile();
    execute("plot", experiment().toString(), "--x=step", "--y=train_close", "--output=" + folder);
    try (Stream<Path> files = Files.walk(experiment().resolve("tensorboard"))) {
      List<Path> events = files.filter(Files::isRegularFile).toList();
      assertThat(events).hasSize(12);
      assertThat(Files.readString(events.get(0), StandardCharsets.ISO_8859_1))
          .contains("learning_curve/validation_close");
    }
  }

  @Test
  void gradientsOfTheLossAreChecked() throws IOException {
    assertThat(execute("check-gradients", folder.resolve("recipes.yaml").toString()))
        .contains("beside", "before");
  }
}
