package org.unroll.components.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unroll.api.Optimizer;

/** Every optimizer against its equation in double precision, over gradients of all sizes. */
class OptimizersTest {
  private static final int SIZE = 37;

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
    Optimizer.Updater updater = optimizer.start(SIZE);
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
      updater.toUpdate(change, step);
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
  void rmsPropDividesByTheRootPlusEpsilonAndStartsAtEpsilon() {
    double epsilon = 1e-3;
    follows(
        new RmsProp(0.01, 0.95, epsilon),
        () ->
            new Equation() {
              private double square = epsilon;

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
        new Adam(0.01, 0.8, 0.99, epsilon),
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
  void adamsFirstChangeIsTheLearningRateWhateverTheGradient() {
    float[] gradient = {5, -0.02f, 1000};
    new Adam(1e-3, 0.9, 0.999, 1e-8).start(3).toUpdate(gradient, 1);
    assertThat(gradient[0]).isCloseTo(1e-3f, within(1e-7f));
    assertThat(gradient[1]).isCloseTo(-1e-3f, within(1e-7f));
    assertThat(gradient[2]).isCloseTo(1e-3f, within(1e-7f));
  }

  @Test
  void runsDoNotShareState() {
    Optimizer optimizer = new Momentum(1, 0.5);
    optimizer.start(1).toUpdate(new float[] {100}, 1);
    float[] gradient = {1};
    optimizer.start(1).toUpdate(gradient, 1);
    assertThat(gradient[0]).isEqualTo(1);
  }

  @Test
  void theSameGradientsGiveTheSameBits() {
    Optimizer optimizer = new Adam(1e-3, 0.9, 0.999, 1e-8);
    assertThat(afterTwenty(optimizer)).isEqualTo(afterTwenty(optimizer));
  }

  private static float[] afterTwenty(Optimizer optimizer) {
    SplittableRandom random = new SplittableRandom(5);
    Optimizer.Updater updater = optimizer.start(1000);
    float[] gradient = new float[1000];
    for (int step = 1; step <= 20; step++) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = (float) random.nextGaussian();
      }
      updater.toUpdate(gradient, step);
    }
    return gradient;
  }

  /** Momentum of a gradient that has stopped decays to exactly zero and not through subnormals. */
  @Test
  void forgottenGradientsLeaveNoSubnormalState() {
    for (Optimizer optimizer :
        new Optimizer[] {new Momentum(1, 0.5), new Adam(1, 0.5, 0.5, 1e-8)}) {
      Optimizer.Updater updater = optimizer.start(1);
      float[] gradient = {1};
      updater.toUpdate(gradient, 1);
      for (int step = 2; step <= 300; step++) {
        gradient[0] = 0;
        updater.toUpdate(gradient, step);
        assertThat(gradient[0] == 0 || gradient[0] >= 1e-31f)
            .as("%s at step %d changes by %s", optimizer, step, gradient[0])
            .isTrue();
      }
      assertThat(gradient[0]).as("%s", optimizer).isZero();
    }
  }

  @Test
  void notANumberIsNotHidden() {
    for (Optimizer optimizer :
        new Optimizer[] {
          new Momentum(1, 0.5),
          new Adam(1e-3, 0.9, 0.999, 1e-8),
          new RmsProp(1e-3, 0.9, 1e-8),
          new StochasticGradientDescent(0.1)
        }) {
      float[] gradient = {1, Float.NaN};
      optimizer.start(2).toUpdate(gradient, 1);
      assertThat(gradient[0]).as("%s", optimizer).isFinite();
      assertThat(gradient[1]).as("%s", optimizer).isNaN();
    }
  }
}
