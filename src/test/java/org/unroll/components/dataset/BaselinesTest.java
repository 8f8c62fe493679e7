package org.unroll.components.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Baseline;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Dataset;
import org.unroll.api.Split;
import org.unroll.api.Task;
import org.unroll.plan.SeededStreams;

/** What guessing is said to score, against the drawn validation split. */
class BaselinesTest {
  private static final int MANY = 20_000;

  static Stream<Dataset> stationary() {
    return Stream.of(
        new Copy(8, 3, 2, CopyLoss.RECALL, MANY, 1),
        new Parentheses(ParenthesesTarget.NEXT, 50, MANY, 1),
        new Parentheses(ParenthesesTarget.NEXT, 3, MANY, 1),
        new Parentheses(ParenthesesTarget.VALID, 10, MANY, 1),
        new TemporalOrder(10, 20, MANY, 1),
        new Counting(10, MANY, 1),
        new Counting(3, MANY, 1),
        new NoisySequences(2, 4, Distractors.RANDOM, 0.5, MANY, 1),
        new NoisySequences(5, 4, Distractors.REGULAR, 0, MANY, 1),
        new FixedSequence("hello"));
  }

  private static Batch validation(Dataset dataset) {
    return Opened.with(dataset, 7).batches(Split.VALIDATION, MANY, 100).batch(0);
  }

  private static Baseline baseline(Dataset dataset) {
    return Opened.with(dataset, 7).baseline().orElseThrow();
  }

  /** Where targets do not depend on the step, the best guess is their frequency. */
  @ParameterizedTest
  @MethodSource("stationary")
  void isTheEntropyOfTheDrawnTargets(Dataset dataset) {
    Task task = Opened.with(dataset, 7).task();
    double[] counts = new double[task.size()];
    for (int target : BatchArrays.classes(validation(dataset))) {
      if (target >= 0) {
        counts[target]++;
      }
    }
    assertThat(baseline(dataset).loss())
        .isCloseTo(new Frequencies(counts).entropy(), within(0.006));
    assertThat(baseline(dataset).meaning()).isNotBlank();
  }

  @Test
  void isTheVarianceOfTheSumForAdding() {
    Dataset adding = new Adding(10, MANY, 1);
    double error = 0;
    for (float target : BatchArrays.values(validation(adding))) {
      error += (target - 1.0) * (target - 1.0) / MANY;
    }
    assertThat(baseline(adding).loss()).isEqualTo(1.0 / 6).isCloseTo(error, within(0.005));
  }

  /** The guess that is stated: all on the blank where it is due, even among the symbols after. */
  @Test
  void knowsWhereTheBlanksOfCopyAre() {
    Dataset copy = new Copy(8, 3, 2, CopyLoss.ALL, 1000, 1);
    Batch batch = validation(copy);
    double loss = 0;
    int targets = 0;
    for (int target : BatchArrays.classes(batch)) {
      loss += target == 0 ? 0 : Math.log(8);
      targets++;
    }
    assertThat(baseline(copy).loss()).isCloseTo(loss / targets, within(1e-12));
  }

  @Test
  void closedForms() {
    assertThat(baseline(new Copy(8, 10, 20, CopyLoss.RECALL, 1, 1)).loss())
        .isCloseTo(2.0794, within(1e-4));
    assertThat(baseline(new Parentheses(ParenthesesTarget.NEXT, 200, 1, 1)).loss())
        .isCloseTo(1.0901, within(1e-4));
    assertThat(baseline(new Counting(10, 1, 1)).loss()).isCloseTo(0.9222, within(1e-4));
    assertThat(baseline(new FixedSequence("hello")).loss()).isCloseTo(1.0397, within(1e-4));
  }

  @Test
  void isTheTrainingTextsFrequenciesOnTheValidationText(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.txt"), "aaabaaab" + "xab" + "aaa");
    Dataset text = new Text("a.txt", "utf-8", 3 / 14.0, 3 / 14.0);
    Baseline baseline =
        text.open(new Dataset.Opening(folder, new SeededStreams(1))).baseline().orElseThrow();
    // One more than they occur: a 7 of 11, b 3 of 11, x 1 of 11; the targets are a and b.
    double expected = -(Math.log(7 / 11.0) + Math.log(3 / 11.0)) / 2;
    assertThat(baseline.loss()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void frequenciesThatNeverOccurCostNothing() {
    assertThat(new Frequencies(new double[] {5, 0}).entropy()).isZero();
    assertThat(List.of(new Frequencies(new double[] {1, 1}).entropy()))
        .containsExactly(Math.log(2));
  }
}
