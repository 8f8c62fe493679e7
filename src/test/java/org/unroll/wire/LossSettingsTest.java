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
import org.unroll.config.InvalidExperimentException;
import org.unroll.format.Notice;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;

/** What an experiment's file says under {@code loss}. */
class LossSettingsTest {
  @TempDir Path folder;

  private final Wiring wiring = Wiring.of(Path.of("no plugins"));

  private ExperimentPlan experiment(String dataset, String settings) throws IOException {
    Path file = folder.resolve("exp.yaml");
    Files.writeString(file, "dataset: " + dataset + "\ncell: rnn\nsteps: 100\n" + settings);
    return wiring.planner().plan(file, List.of());
  }

  private List<PlannedRun> plan(String dataset, String settings) throws IOException {
    return experiment(dataset, settings).runs();
  }

  private String id(String dataset, String settings) throws IOException {
    return plan(dataset, settings).get(0).id();
  }

  @ParameterizedTest
  @CsvSource({"adding, squared_error", "temporal-order, cross_entropy"})
  void theDatasetsOwnLossIsTheSameRunWrittenOrNot(String dataset, String loss) throws IOException {
    assertThat(id(dataset, "loss: " + loss)).isEqualTo(id(dataset, ""));
    assertThat(plan(dataset, "loss: " + loss).get(0).configuration())
        .isEqualTo(plan(dataset, "").get(0).configuration());
  }

  @Test
  void anotherLossIsAnotherRun() throws IOException {
    assertThat(id("adding", "loss: huber")).isNotEqualTo(id("adding", ""));
    assertThat(id("adding", "loss: {type: huber, threshold: 2}"))
        .isNotEqualTo(id("adding", "loss: huber"));
    assertThat(id("adding", "loss: {type: huber, threshold: 1}"))
        .isEqualTo(id("adding", "loss: huber"));
    assertThat(plan("adding", "loss: huber").get(0).configuration())
        .contains("loss:\n  type: huber");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          adding | cross_entropy | loss: cross_entropy is no loss of numbers, which are the targets of adding; those are absolute_error, binary_cross_entropy, huber, squared_error
          copy | huber | loss: huber is no loss of classes, which are the targets of copy; those are cross_entropy
          """)
  void aLossOfOtherTargetsIsRefusedWithItsPlace(String dataset, String loss, String message) {
    InvalidExperimentException refused =
        catchThrowableOfType(
            InvalidExperimentException.class, () -> plan(dataset, "loss: " + loss + "\n"));
    assertThat(refused.problems()).singleElement().asString().endsWith("exp.yaml:4:7: " + message);
  }

  @Test
  void thatLossesOfOneExperimentDoNotCompareIsTold() throws IOException {
    ExperimentPlan plan =
        experiment("adding", "sweep: {grid: {loss: [squared_error, absolute_error, huber]}}\n");
    assertThat(plan.runs())
        .extracting(PlannedRun::condition)
        .containsExactly("loss=squared_error", "loss=absolute_error", "loss=huber");
    assertThat(plan.notices())
        .extracting(Notice::text)
        .containsExactly(
            "notice: loss: conditions are trained on different losses (squared_error,"
                + " absolute_error, huber), whose values cannot be compared with each other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          seeds: 6#sweep: {arms: {a: {}, b: {loss: huber}}}#claims: [{metric: test_loss, lower: {arm: b}, than: {arm: a}}] | claims.metric: 'b' and 'a' are trained on different losses, whose values do not compare
          tune: {loss: [squared_error, huber]} | tune: loss cannot be chosen by values on the validation split, which it decides itself
          """)
  void aComparisonOfUnlikeLossesIsRefused(String settings, String message) {
    InvalidExperimentException refused =
        catchThrowableOfType(
            InvalidExperimentException.class,
            () -> plan("adding", settings.replace("#", "\n") + "\n"));
    assertThat(refused.problems()).singleElement().asString().endsWith(message);
  }
}
