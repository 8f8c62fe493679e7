package org.unroll.components.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;
import org.unroll.components.WrittenEquations;
import org.unroll.components.optimizer.Adam.EpsilonAdded;

/** Every optimizer against the equations that describe it, from the first update on. */
class WrittenOptimizersTest {
  private static final String[] KEPT = {"v", "m", "s"};
  private static final int SIZE = 24;
  private static final int BIASES = 6;
  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter(0, "state", "recurrent", 0, SIZE - BIASES, 1),
          new Parameter(0, "state", "bias", SIZE - BIASES, BIASES, 1));

  static Stream<Optimizer> all() {
    return Stream.of(
        new StochasticGradientDescent(0.05),
        new Momentum(0.05, 0.9),
        new Nesterov(0.05, 0.9),
        new AdaGrad(0.01, 1e-8, 0),
        new AdaGrad(0.01, 1e-7, 0.1),
        new AdaGrad(0.01, 1e-10, 1e-6),
        new RmsProp(1e-3, 0.9, 1e-8, 0, RmsProp.EpsilonAdded.AFTER_ROOT),
        new RmsProp(1e-3, 0.99, 1e-8, 1e-8, RmsProp.EpsilonAdded.AFTER_ROOT),
        new RmsProp(1e-3, 0.95, 1e-4, 0, RmsProp.EpsilonAdded.BEFORE_ROOT),
        new RmsProp(1e-3, 0.9, 1e-12, 1, RmsProp.EpsilonAdded.BEFORE_ROOT),
        new Adam(1e-3, 0.9, 0.999, 1e-8, EpsilonAdded.BEFORE_CORRECTION),
        new Adam(1e-3, 0.9, 0.999, 1e-8, EpsilonAdded.AFTER_CORRECTION),
        new AdamW(1e-3, 0.9, 0.999, 1e-8, 0.01, EpsilonAdded.BEFORE_CORRECTION, false),
        new AdamW(1e-3, 0.8, 0.99, 1e-6, 0.1, EpsilonAdded.AFTER_CORRECTION, true));
  }

  /** Gradients of 1 down to 1e-8, where the places of epsilon and the beginnings matter. */
  @ParameterizedTest
  @MethodSource("all")
  void computesWhatItsDescriptionSays(Optimizer optimizer) {
    long seed = 5;
    SplittableRandom random = new SplittableRandom(seed);
    Optimizer.Updater updater = optimizer.start(PARAMETERS);
    WrittenEquations written = new WrittenEquations((Record) optimizer);
    Map<String, double[]> values = written.start();
    for (int step = 1; step <= 100; step++) {
      float[] change = new float[SIZE];
      float[] weights = new float[SIZE];
      double[] g = new double[SIZE];
      double[] w = new double[SIZE];
      for (int i = 0; i < SIZE; i++) {
        change[i] = (float) ((0.5 + random.nextDouble()) * Math.pow(10, -(i % 9)));
        weights[i] = (float) random.nextGaussian() * 1e-3f;
        g[i] = change[i];
        boolean decays =
            i < SIZE - BIASES || (optimizer instanceof AdamW decaying && decaying.biases());
        w[i] = decays ? weights[i] : 0;
      }
      updater.toUpdate(change, weights, step);
      Map<String, double[]> given = new HashMap<>(values);
      given.put("g", g);
      given.put("w", w);
      given.put("t", new double[] {step});
      Map<String, double[]> now = written.step(given);
      double[] expected = now.get("change");
      for (int i = 0; i < SIZE; i++) {
        assertThat((double) change[i])
            .as("seed %d, update %d, gradient %s", seed, step, g[i])
            .isCloseTo(expected[i], within(3e-5 * Math.abs(expected[i])));
      }
      for (String name : KEPT) {
        if (now.containsKey(name)) {
          WrittenEquations.pass(now, values, name);
        }
      }
    }
  }

  /** The figures that PyTorch and the lecture give, and those of ND4J's beginning. */
  @Test
  void theFirstUpdateOfRmsPropIsThatOfTheLecture() {
    float[] gradients = {1, 1e-4f, -1e-6f};
    float[] lecture = gradients.clone();
    float[] nd4j = gradients.clone();
    rmsProp(0).toUpdate(lecture, new float[3], 1);
    rmsProp(1e-8).toUpdate(nd4j, new float[3], 1);
    double whole = 1e-3 / Math.sqrt(0.1);
    assertThat((double) lecture[0]).isCloseTo(whole, within(1e-7));
    assertThat((double) lecture[1]).isCloseTo(whole, within(2e-6));
    assertThat((double) lecture[2]).isCloseTo(-whole, within(1e-4));
    assertThat(nd4j[1] / lecture[1]).isBetween(0.31f, 0.33f);
    assertThat(nd4j[2] / lecture[2]).isLessThan(0.005f);
  }

  private static Optimizer.Updater rmsProp(double initial) {
    return new RmsProp(1e-3, 0.9, 1e-8, initial, RmsProp.EpsilonAdded.AFTER_ROOT)
        .start(List.of(new Parameter(0, "state", "recurrent", 0, 3, 1)));
  }

  /** √(1 − β₂) is 1/31.6: so much more epsilon weighs at update 1 where it is added first. */
  @Test
  void epsilonWeighsMoreBeforeTheCorrection() {
    float tiny = 1e-12f;
    float[] before = {tiny};
    float[] after = {tiny};
    adam(EpsilonAdded.BEFORE_CORRECTION).toUpdate(before, new float[1], 1);
    adam(EpsilonAdded.AFTER_CORRECTION).toUpdate(after, new float[1], 1);
    assertThat((double) after[0] / before[0]).isCloseTo(Math.sqrt(1000), within(0.1));
  }

  private static Optimizer.Updater adam(EpsilonAdded added) {
    return new Adam(1e-3, 0.9, 0.999, 1e-8, added)
        .start(List.of(new Parameter(0, "state", "recurrent", 0, 1, 1)));
  }
}
