package org.unroll.components.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;

/** Every optimizer against its equation in double precision, over gradients of all sizes. */
class OptimizersTest {
  private static final int SIZE = 37;
  private static final int BIASES = 7;

  /** Weights, then biases, {@code size} together. */
  private static List<Parameter> parameters(int size) {
    int biases = Math.min(BIASES, size - 1);
    return biases < 1
        ? List.of(new Parameter(0, "state", "recurrent", 0, size, 1))
        : List.of(
            new Parameter(0, "state", "recurrent", 0, size - biases, 1),
            new Parameter(0, "state", "bias", size - biases, biases, 1));
  }

  private static void update(Optimizer.Updater updater, float[] gradient, long step) {
    updater.toUpdate(gradient, new float[gradient.length], step);
  }

  /** One element's change at one update. */
  private interface Equation {
    double change(double gradient, int step);
  }

  /** A fresh equation for each element, since it keeps that element's state. */
  private interface Equations {
    Equation start();
  }

  private static void follows(Optimizer optimizer, Equations equations, int steps) {
    long seed = 20;
    SplittableRandom random = new SplittableRandom(seed);
    Optimizer.Updater updater = optimizer.start(parameters(SIZE));
    Equation[] expected = new Equation[SIZE];
    double[] largest = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      expected[i] = equations.start();
    }
    for (int step = 1; step <= steps; step++) {
      float[] gradient = new float[SIZE];
      for (int i = 0; i < SIZE; i++) {
        gradient[i] = i == 0 ? 0 : (float) (random.nextGaussian() * Math.pow(10, i % 9 - 7));
      }
      float[] change = gradient.clone();
      update(updater, change, step);
      for (int i = 0; i < SIZE; i++) {
        double exact = expected[i].change(gradient[i], step);
        largest[i] = Math.max(largest[i], Math.abs(exact));
        assertThat((double) change[i])
            .as("seed %d, step %d, element %d", seed, step, i)
            .isCloseTo(exact, within(2e-5 * Math.abs(exact) + 1e-6 * largest[i]));
      }
    }
  }

  @Test
  void gradientDescentScalesTheGradient() {
    follows(new StochasticGradientDescent(0.05), () -> (g, step) -> 0.05 * g, 20);
  }

  @Test
  void momentumIsTheHeavyBall() {
    follows(
        new Momentum(0.05, 0.9),
        () ->
            new Equation() {
              private double velocity;

              @Override
              public double change(double g, int step) {
                velocity = 0.9 * velocity + 0.05 * g;
                return velocity;
              }
            },
        200);
  }

  @Test
  void rmsPropDividesByTheRootPlusEpsilonAndStartsAtZero() {
    double epsilon = 1e-3;
    follows(
        new RmsProp(0.01, 0.95, epsilon, 0, RmsProp.EpsilonAdded.AFTER_ROOT),
        () ->
            new Equation() {
              private double square;

              @Override
              public double change(double g, int step) {
                square = 0.95 * square + 0.05 * g * g;
                return 0.01 * g / (Math.sqrt(square) + epsilon);
              }
            },
        200);
  }

  @Test
  void adamCorrectsFromTheFirstUpdateOn() {
    double epsilon = 1e-4;
    follows(
        new Adam(0.01, 0.8, 0.99, epsilon, Adam.EpsilonAdded.BEFORE_CORRECTION),
        () ->
            new Equation() {
              private double mean;
              private double square;

              @Override
              public double change(double g, int step) {
                mean = 0.8 * mean + 0.2 * g;
                square = 0.99 * square + 0.01 * g * g;
                double rate =
                    0.01 * Math.sqrt(1 - Math.pow(0.99, step)) / (1 - Math.pow(0.8, step));
                return rate * mean / (Math.sqrt(square) + epsilon);
              }
            },
        200);
  }

  @Test
  void nesterovLooksAheadOfTheLastStep() {
    follows(
        new Nesterov(0.05, 0.9),
        () ->
            new Equation() {
              private double velocity;

              @Override
              public double change(double g, int step) {
                double last = velocity;
                velocity = 0.9 * velocity - 0.05 * g;
                return 0.9 * last - 1.9 * velocity;
              }
            },
        200);
  }

  /** Nesterov's own form: a step, then the momentum, with the gradient taken where that leads. */
  @Test
  void nesterovIsNesterovsOnTheCarriedPoint() {
    double plain = 1;
    double velocity = 0;
    float[] carried = {1};
    Optimizer.Updater updater = new Nesterov(0.1, 0.9).start(parameters(1));
    for (int step = 1; step <= 30; step++) {
      double gradient = 2 * (plain + 0.9 * velocity); // of x² ahead of the plain point
      float[] change = {2 * carried[0]};
      velocity = 0.9 * velocity - 0.1 * gradient;
      plain += velocity;
      updater.toUpdate(change, carried, step);
      carried[0] -= change[0];
      assertThat((double) carried[0]).isCloseTo(plain + 0.9 * velocity, within(1e-5));
    }
  }

  @Test
  void adaGradDividesByTheRootOfTheSum() {
    double epsilon = 1e-3;
    follows(
        new AdaGrad(0.01, epsilon, 0),
        () ->
            new Equation() {
              private double sum;

              @Override
              public double change(double g, int step) {
                sum += g * g;
                return 0.01 * g / (Math.sqrt(sum) + epsilon);
              }
            },
        200);
  }

  @Test
  void adamWDecaysWeightsBesideTheGradientAndNoBiases() {
    Optimizer.Updater adam =
        new Adam(0.01, 0.9, 0.999, 1e-8, Adam.EpsilonAdded.BEFORE_CORRECTION)
            .start(parameters(SIZE));
    Optimizer.Updater decaying =
        new AdamW(0.01, 0.9, 0.999, 1e-8, 0.1, Adam.EpsilonAdded.BEFORE_CORRECTION, false)
            .start(parameters(SIZE));
    SplittableRandom random = new SplittableRandom(3);
    for (int step = 1; step <= 50; step++) {
      float[] gradient = new float[SIZE];
      float[] values = new float[SIZE];
      for (int i = 0; i < SIZE; i++) {
        gradient[i] = (float) random.nextGaussian();
        values[i] = (float) random.nextGaussian();
      }
      float[] plain = gradient.clone();
      float[] before = values.clone();
      adam.toUpdate(plain, values, step);
      decaying.toUpdate(gradient, values, step);
      assertThat(values).isEqualTo(before);
      for (int i = 0; i < SIZE; i++) {
        double decay = i < SIZE - BIASES ? 0.001 * values[i] : 0;
        assertThat((double) gradient[i]).isCloseTo(plain[i] + decay, within(1e-8));
      }
    }
  }

  static Stream<Optimizer> all() {
    return Stream.of(
        new StochasticGradientDescent(0.1),
        new Momentum(0.1, 0.9),
        new Nesterov(0.1, 0.9),
        new AdaGrad(0.1, 1e-8, 0),
        new RmsProp(1e-3, 0.9, 1e-8, 0, RmsProp.EpsilonAdded.AFTER_ROOT),
        new Adam(1e-3, 0.9, 0.999, 1e-8, Adam.EpsilonAdded.BEFORE_CORRECTION),
        new AdamW(1e-3, 0.9, 0.999, 1e-8, 0.01, Adam.EpsilonAdded.BEFORE_CORRECTION, false));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRestoredStateGoesOnBitForBit(Optimizer optimizer) {
    Optimizer.Updater updater = optimizer.start(parameters(SIZE));
    Optimizer.Updater restored = optimizer.start(parameters(SIZE));
    SplittableRandom random = new SplittableRandom(9);
    float[] values = drawn(random);
    for (int step = 1; step <= 40; step++) {
      float[] gradient = drawn(random);
      float[] again = gradient.clone();
      updater.toUpdate(gradient, values, step);
      if (step > 20) {
        restored.toUpdate(again, values, step);
        assertThat(again).as("step %d", step).isEqualTo(gradient);
      } else if (step == 20) {
        float[][] saved = updater.state();
        for (int i = 0; i < saved.length; i++) {
          saved[i] = saved[i].clone();
        }
        restored.toUpdate(again, values, 1); // what was there before must not matter
        restored.restore(saved);
      }
    }
    boolean stateless = optimizer instanceof StochasticGradientDescent;
    assertThat(updater.state().length == 0).isEqualTo(stateless);
  }

  @Test
  void adamDoesWhatNd4jsUpdaterDoes() {
    long seed = 12;
    SplittableRandom random = new SplittableRandom(seed);
    Optimizer.Updater ours =
        new Adam(1e-3, 0.9, 0.999, 1e-8, Adam.EpsilonAdded.BEFORE_CORRECTION)
            .start(parameters(SIZE));
    Optimizer.Updater theirs =
        new Nd4jUpdater(
            new org.nd4j.linalg.learning.config.Adam(1e-3, 0.9, 0.999, 1e-8), parameters(SIZE));
    for (int step = 1; step <= 300; step++) {
      float[] change = drawn(random);
      float[] expected = change.clone();
      update(ours, change, step);
      update(theirs, expected, step);
      for (int i = 0; i < SIZE; i++) {
        assertThat((double) change[i])
            .as("seed %d, step %d, element %d", seed, step, i)
            .isCloseTo(expected[i], within(2e-5 * Math.abs(expected[i]) + 1e-9));
      }
    }
  }

  private static float[] drawn(SplittableRandom random) {
    float[] vector = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  @Test
  void adamsFirstChangeIsTheLearningRateWhateverTheGradient() {
    float[] gradient = {5, -0.02f, 1000};
    update(
        new Adam(1e-3, 0.9, 0.999, 1e-8, Adam.EpsilonAdded.BEFORE_CORRECTION).start(parameters(3)),
        gradient,
        1);
    assertThat(gradient[0]).isCloseTo(1e-3f, within(1e-7f));
    assertThat(gradient[1]).isCloseTo(-1e-3f, within(1e-7f));
    assertThat(gradient[2]).isCloseTo(1e-3f, within(1e-7f));
  }

  @Test
  void runsDoNotShareState() {
    Optimizer optimizer = new Momentum(1, 0.5);
    update(optimizer.start(parameters(1)), new float[] {100}, 1);
    float[] gradient = {1};
    update(optimizer.start(parameters(1)), gradient, 1);
    assertThat(gradient[0]).isEqualTo(1);
  }

  @Test
  void theSameGradientsGiveTheSameBits() {
    Optimizer optimizer = new Adam(1e-3, 0.9, 0.999, 1e-8, Adam.EpsilonAdded.BEFORE_CORRECTION);
    assertThat(afterTwenty(optimizer)).isEqualTo(afterTwenty(optimizer));
  }

  private static float[] afterTwenty(Optimizer optimizer) {
    SplittableRandom random = new SplittableRandom(5);
    Optimizer.Updater updater = optimizer.start(parameters(1000));
    float[] gradient = new float[1000];
    for (int step = 1; step <= 20; step++) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = (float) random.nextGaussian();
      }
      update(updater, gradient, step);
    }
    return gradient;
  }

  /** Momentum of a gradient that has stopped decays to exactly zero and not through subnormals. */
  @Test
  void forgottenGradientsLeaveNoSubnormalState() {
    for (Optimizer optimizer :
        new Optimizer[] {
          new Momentum(1, 0.5),
          new Nesterov(1, 0.5),
          new Adam(1, 0.5, 0.5, 1e-8, Adam.EpsilonAdded.BEFORE_CORRECTION)
        }) {
      Optimizer.Updater updater = optimizer.start(parameters(1));
      float[] gradient = {1};
      update(updater, gradient, 1);
      for (int step = 2; step <= 300; step++) {
        gradient[0] = 0;
        update(updater, gradient, step);
        assertThat(gradient[0] == 0 || Math.abs(gradient[0]) >= 1e-31f)
            .as("%s at step %d changes by %s", optimizer, step, gradient[0])
            .isTrue();
      }
      assertThat(gradient[0]).as("%s", optimizer).isZero();
    }
  }

  @Test
  void notANumberIsNotHidden() {
    for (Optimizer optimizer : all().toList()) {
      float[] gradient = {1, Float.NaN};
      update(optimizer.start(parameters(2)), gradient, 1);
      assertThat(gradient[0]).as("%s", optimizer).isFinite();
      assertThat(gradient[1]).as("%s", optimizer).isNaN();
    }
  }
}
