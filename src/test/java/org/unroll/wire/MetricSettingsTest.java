package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.config.InvalidExperimentException;
import org.unroll.format.Notice;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;

/** What an experiment's file says under {@code metrics}, and who names a metric. */
class MetricSettingsTest {
  @TempDir Path folder;

  private final Wiring wiring = Wiring.of(Path.of("no plugins"));

  private ExperimentPlan experiment(String dataset, String settings) throws IOException {
    Path file = folder.resolve("exp.yaml");
    Files.writeString(
        file,
        "dataset: " + dataset + "\ncell: rnn\nsteps: 1000\n" + settings.replace('#', '\n') + "\n");
    return wiring.planner().plan(file, List.of());
  }

  private PlannedRun run(String dataset, String settings) throws IOException {
    return experiment(dataset, settings).runs().get(0);
  }

  @Test
  void theDatasetsOwnMetricsAreMeasuredUnlessOthersAreNamed() throws IOException {
    assertThat(run("copy", "").metrics()).containsExactly("accuracy");
    assertThat(run("adding", "").metrics()).isEmpty();
    assertThat(run("copy", "metrics: [perplexity, accuracy]").metrics())
        .containsExactly("perplexity", "accuracy");
    assertThat(run("adding", "metrics: r_squared").metrics()).containsExactly("r_squared");
  }

  @Test
  void whatIsMeasuredIsNoPartOfTheId() throws IOException {
    String id = run("copy", "").id();
    assertThat(run("copy", "metrics: [accuracy]").id()).isEqualTo(id);
    assertThat(run("copy", "metrics: [perplexity, {type: f1, average: micro}]").id()).isEqualTo(id);
    assertThat(run("copy", "evaluate.best: validation_loss").id()).isEqualTo(id);
  }

  @Test
  void whatChoosesTheBestStepOrEndsTrainingIsPartOfTheId() throws IOException {
    String id = run("copy", "metrics: f1").id();
    String best = run("copy", "metrics: f1#evaluate.best: validation_f1").id();
    assertThat(best).isNotEqualTo(id);
    assertThat(run("copy", "metrics: [f1, perplexity]#evaluate.best: validation_f1").id())
        .isEqualTo(best);
    assertThat(run("copy", "metrics: {type: f1, average: micro}#evaluate.best: validation_f1").id())
        .isNotEqualTo(best);
    String stopping = run("copy", "metrics: f1#stop_when: {metric: validation_f1, above: 1}").id();
    assertThat(stopping).isNotEqualTo(id);
    assertThat(
            run(
                    "copy",
                    "metrics: {type: f1, average: micro}"
                        + "#stop_when: {metric: validation_f1, above: 1}")
                .id())
        .isNotEqualTo(stopping);
  }

  /** As version 0.1.0 had it, which knew no other metric. */
  @Test
  void stoppingByAccuracyIsTheSameRunAsBefore() throws IOException {
    assertThat(run("copy", "stop_when: {metric: validation_accuracy, above: 0.99}").id())
        .isEqualTo(
            run("copy", "metrics: accuracy#stop_when: {metric: validation_accuracy, above: 0.99}")
                .id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          adding | metrics: accuracy | 4:10: metrics: accuracy cannot be measured: the dataset's targets are numbers
          copy | metrics: [f1, r_squared] | 4:10: metrics: r_squared cannot be measured: the dataset's targets are classes
          copy | metrics: [f1, {type: f1, average: micro}] | 4:10: metrics: f1 stands there twice, and there is one column for it
          copy | metrics: perplexty | 4:10: metrics: unknown metric 'perplexty'; did you mean 'perplexity'? Known metrics: accuracy, bits_per_symbol, divergence_from_truth, f1, frame_accuracy, mean_absolute_error, perplexity, r_squared, sequence_accuracy, top_5_accuracy
          copy | stop_when: {metric: validation_f1, above: 1} | 4:13: stop_when: f1 is not measured; write metrics: [accuracy, f1], or metric: validation_loss
          adding | stop_when: {metric: validation_accuracy, above: 1} | 4:13: stop_when: the dataset's targets are numbers, which have no accuracy; write metric: validation_loss
          copy | evaluate: {best: validation_f1} | 4:12: evaluate: f1 is not measured; write metrics: [accuracy, f1], or best: validation_loss
          copy | evaluate: {best: validation_los} | 4:18: evaluate.best: 'validation_los' is unknown; did you mean 'validation_loss'?
          copy | evaluate: {best: f1} | 4:18: evaluate.best: 'f1' is unknown; here it is written validation_f1
          copy | seeds: 6#claims: {metric: f1, at_most: 1} | 5:18: claims.metric: 'f1' is unknown; here it is written validation_f1
          copy | seeds: 6#claims: {metric: test_f1, at_most: 1} | 5:18: claims.metric: f1 is not measured; write metrics: [accuracy, f1], or a loss
          copy | seeds: 6#claims: {metric: final_validation_f1, at_most: 1} | 5:18: claims.metric: 'final_validation_f1' is unknown; here it is written metric: validation_f1, by: final
          copy | sweep: {grid: {metrics: [f1, accuracy]}} | 4:30: metrics: 'metrics=f1' and 'metrics=accuracy' train the same network, as one run, and measure different metrics; give both one list, such as metrics: [f1, accuracy]
          copy | seeds: 6#sweep: {arms: {a: {metrics: [f1]}, b: {hidden_size: 3}}}#claims: {metric: test_f1, lower: {arm: a}, than: {arm: b}} | 6:18: claims.metric: 'b' does not measure f1
          copy | seeds: 6#sweep: {arms: {a: {metrics: [f1]}, b: {hidden_size: 3, metrics: {type: f1, average: micro}}}}#claims: {metric: test_f1, lower: {arm: a}, than: {arm: b}} | 6:18: claims.metric: 'a' and 'b' measure f1 with different settings
          copy | tune: {metrics: [f1, accuracy]} | 4:7: tune: metrics cannot be chosen by values on the validation split, which it decides itself
          copy | metrics: [accuracy, f1]#tune: {evaluate.best: [validation_loss, validation_f1]} | 5:7: tune: evaluate.best cannot be chosen by values on the validation split, which it decides itself
          """)
  void whatCannotBeMeasuredIsRefusedWithItsPlace(String dataset, String settings, String message) {
    InvalidExperimentException refused =
        catchThrowableOfType(InvalidExperimentException.class, () -> experiment(dataset, settings));
    assertThat(refused.problems()).first().asString().contains("exp.yaml:" + message);
  }

  @Test
  void aStreamHasNoWholeSequences() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "hello world ".repeat(100));
    InvalidExperimentException refused =
        catchThrowableOfType(
            InvalidExperimentException.class,
            () ->
                experiment(
                    "{type: text, path: a.txt}",
                    "truncation: 10#metrics: [accuracy, sequence_accuracy]"));
    assertThat(refused.problems())
        .singleElement()
        .asString()
        .endsWith(
            "metrics: sequence_accuracy cannot be measured: it is of whole sequences, and the"
                + " dataset is one running stream");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          adding | metrics: frame_accuracy | notice: metrics: frame_accuracy reads scores as the loss binary_cross_entropy gives them, and they are trained on squared_error
          copy | stop_when: {metric: validation_accuracy, above: 1.5} | an accuracy lies between 0 and 1
          copy | metrics: perplexity#stop_when: {metric: validation_perplexity, below: 0.5} | a perplexity is never below 1
          copy | stop_when: {below: -1} | a loss is never negative
          copy | sweep: {arms: {a: {metrics: [f1]}, b: {hidden_size: 3, metrics: {type: f1, average: micro}}}} | notice: metrics: conditions measure f1 with different settings, and so their values cannot be compared with each other
          """)
  void whatReadsScoresOtherwiseOrIsNeverReachedIsTold(
      String dataset, String settings, String message) throws IOException {
    assertThat(experiment(dataset, settings).notices())
        .extracting(Notice::text)
        .anyMatch(text -> text.contains(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accuracy", "perplexity"})
  void aThresholdThatCanBeReachedIsNotTold(String metric) throws IOException {
    assertThat(
            experiment(
                    "copy",
                    "metrics: "
                        + metric
                        + "#stop_when: {metric: validation_"
                        + metric
                        + ", above: 1}")
                .notices())
        .isEmpty();
  }
}
