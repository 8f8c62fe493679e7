package org.unroll.components.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Batch;
import org.unroll.api.Classes;
import org.unroll.api.Loss;
import org.unroll.api.Target;
import org.unroll.api.Tokens;
import org.unroll.api.Values;

/** Every loss against differences, its single-precision form, and values worked out by hand. */
class LossesTest {
  private static final long SEED = 20261126;
  private static final int TIME = 7;
  private static final int BATCH = 5;
  private static final int OUTPUTS = 4;
  private static final int SAMPLES = TIME * BATCH;

  private final SplittableRandom random = new SplittableRandom(SEED);

  static Stream<Loss> losses() {
    return Stream.of(
        new CrossEntropy(),
        new SquaredError(),
        new AbsoluteError(),
        new Huber(1),
        new Huber(0.3),
        new BinaryCrossEntropy());
  }

  /** Some samples have no target. */
  private Target target(Loss loss) {
    int[] classes = new int[SAMPLES];
    float[] values = new float[SAMPLES * OUTPUTS];
    for (int sample = 0; sample < SAMPLES; sample++) {
      boolean missing = sample % 6 == 3;
      classes[sample] = missing ? -1 : random.nextInt(OUTPUTS);
      for (int i = 0; i < OUTPUTS; i++) {
        double value =
            loss instanceof BinaryCrossEntropy ? random.nextInt(2) : random.nextDouble(-2, 2);
        values[sample * OUTPUTS + i] = missing ? Float.NaN : (float) value;
      }
    }
    return loss.target() == Classes.class
        ? Classes.eachStep(classes)
        : Values.eachStep(OUTPUTS, values);
  }

  private static Batch batch(Target target) {
    return Batch.of(TIME, BATCH, new Tokens(new int[SAMPLES]), target);
  }

  private float[][] scores() {
    float[][] scores = new float[OUTPUTS][SAMPLES + 3]; // longer than the samples
    for (float[] row : scores) {
      for (int sample = 0; sample < SAMPLES; sample++) {
        row[sample] = (float) random.nextDouble(-3, 3);
      }
    }
    return scores;
  }

  private static double[][] of(float[][] scores, int sample) {
    return new double[][] {Arrays.stream(columnOf(scores, sample)).toArray()};
  }

  private static double[] columnOf(float[][] scores, int sample) {
    double[] column = new double[scores.length];
    Arrays.setAll(column, i -> scores[i][sample]);
    return column;
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theDerivativeIsThatOfTheValue(Loss loss) {
    Target target = target(loss);
    float[][] scores = scores();
    for (int sample = 0; sample < SAMPLES; sample++) {
      if (target.has(sample)) {
        double[][] at = of(scores, sample);
        double[][] derivative = new double[1][OUTPUTS];
        loss.value(at, target, sample, derivative);
        for (int i = 0; i < OUTPUTS; i++) {
          assertThat(derivative[0][i])
              .as("seed %d, sample %d", SEED, sample)
              .isCloseTo(difference(loss, at, target, sample, i), within(1e-6));
        }
      }
    }
  }

  private static double difference(
      Loss loss, double[][] at, Target target, int sample, int output) {
    double step = 1e-6;
    double[][] unused = new double[1][OUTPUTS];
    double[][] moved = {at[0].clone()};
    moved[0][output] = at[0][output] + step;
    double above = loss.value(moved, target, sample, unused);
    moved[0][output] = at[0][output] - step;
    return (above - loss.value(moved, target, sample, unused)) / (2 * step);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theFastFormAgreesAndLeavesTheScores(Loss loss) {
    Target target = target(loss);
    float[][] scores = scores();
    float[][] before = Arrays.stream(scores).map(float[]::clone).toArray(float[][]::new);
    float[][] derivatives = new float[OUTPUTS][SAMPLES + 3];
    for (float[] row : derivatives) {
      Arrays.fill(row, Float.NaN);
    }
    Loss.Evaluation evaluation = loss.start(OUTPUTS);
    for (int times = 0; times < 2; times++) {
      double found = evaluation.evaluate(scores, batch(target), target, SAMPLES, derivatives);
      double sum = 0;
      for (int sample = 0; sample < SAMPLES; sample++) {
        double[][] derivative = new double[1][OUTPUTS];
        if (target.has(sample)) {
          sum += loss.value(of(scores, sample), target, sample, derivative);
        }
        for (int i = 0; i < OUTPUTS; i++) {
          assertThat((double) derivatives[i][sample])
              .as("seed %d, sample %d", SEED, sample)
              .isCloseTo(derivative[0][i], within(2e-5));
        }
      }
      assertThat(found).as("seed %d", SEED).isCloseTo(sum, within(1e-4 * sum));
    }
    assertThat(scores).isDeepEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "squared_error, 5.0", // (1 + 9) / 2
    "absolute_error, 2.0", // (1 + 3) / 2
    "huber, 1.5", // (1/2 + (3 - 1/2)) / 2
  })
  void valuesByHand(String name, double expected) {
    Loss loss =
        switch (name) {
          case "squared_error" -> new SquaredError();
          case "absolute_error" -> new AbsoluteError();
          default -> new Huber(1);
        };
    double found =
        loss.value(new double[][] {{1, 5}}, Values.eachStep(2, 2, 2), 0, new double[1][2]);
    assertThat(found).isCloseTo(expected, within(1e-15));
  }

  @Test
  void crossEntropiesOfEqualScores() {
    double[][] derivative = new double[1][4];
    double classes = new CrossEntropy().value(new double[1][4], Classes.eachStep(2), 0, derivative);
    assertThat(classes).isCloseTo(Math.log(4), within(1e-15));
    assertThat(derivative[0]).containsExactly(0.25, 0.25, -0.75, 0.25);
    double labels =
        new BinaryCrossEntropy()
            .value(new double[1][4], Values.eachStep(4, 0, 1, 1, 0), 0, derivative);
    assertThat(labels).isCloseTo(4 * Math.log(2), within(1e-15));
    assertThat(derivative[0]).containsExactly(0.5, -0.5, -0.5, 0.5);
  }

  @Test
  void crossEntropiesOfExtremeScoresAreFinite() {
    double[][] unused = new double[1][2];
    assertThat(
            new CrossEntropy()
                .value(new double[][] {{1000, -1000}}, Classes.eachStep(1), 0, unused))
        .isEqualTo(2000);
    assertThat(
            new BinaryCrossEntropy()
                .value(new double[][] {{1000, -1000}}, Values.eachStep(2, 0, 0), 0, unused))
        .isEqualTo(1000);
  }

  @Test
  void whatIsNoLabelIsRefused() {
    assertThatThrownBy(
            () ->
                new BinaryCrossEntropy()
                    .value(new double[1][1], Values.eachStep(1, 1.7f), 0, new double[1][1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes labels from 0 to 1");
  }
}
