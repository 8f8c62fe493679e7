package org.unroll.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What intervals and tests promise of repeated experiments, held against repeated experiments. */
class SimulationTest {
  private static final int EXPERIMENTS = 20_000;
  private static final long SEED = 20260101;

  /** Of a sound method, one simulation in 15,000 lies this many standard errors off. */
  private static final double STANDARD_ERRORS = 4;

  private static double share(int n, Predicate<double[]> event) {
    SplittableRandom random = new SplittableRandom(SEED);
    int found = 0;
    for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
      double[] values = new double[n];
      Arrays.setAll(values, i -> random.nextGaussian());
      found += event.test(values) ? 1 : 0;
    }
    return (double) found / EXPERIMENTS;
  }

  private static void assertShare(double found, double promised) {
    double error = Math.sqrt(promised * (1 - promised) / EXPERIMENTS);
    assertThat(found)
        .as("seed %d", SEED)
        .isBetween(promised - STANDARD_ERRORS * error, promised + STANDARD_ERRORS * error);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10})
  void ninetyFivePercentOfTheIntervalsHoldTheMean(int n) {
    double mean = 7;
    assertShare(
        share(
            n,
            values -> {
              Estimate estimate = Estimate.of(Arrays.stream(values).map(x -> x + mean).toArray());
              return estimate.low() <= mean && mean <= estimate.high();
            }),
        0.95);
  }

  /**
   * The exact tests reach fewer levels than they may: with eight seeds, 0.05 holds room for two
   * signings of all eight signs (2 of 256), and for ten of the ranks (rank sums of 0 to 3).
   */
  @ParameterizedTest
  @CsvSource({"T, 0.05", "SIGN, 0.0078125", "WILCOXON, 0.0390625"})
  void testsRejectATrueHypothesisAsOftenAsTheySay(DifferenceTest test, double level) {
    assertShare(share(8, values -> test.p(values) <= 0.05), level);
  }

  /** With independent tests, one or more are wrong with probability 1 − (1 − 0.05/4)⁴. */
  @ParameterizedTest
  @ValueSource(ints = 4)
  void holmKeepsTheRiskOfAnyWrongRejection(int tests) {
    int n = 5;
    double promised = 1 - Math.pow(1 - 0.05 / tests, tests);
    assertShare(
        share(
            n * tests,
            values -> {
              double[] p = new double[tests];
              Arrays.setAll(
                  p, i -> DifferenceTest.T.p(Arrays.copyOfRange(values, n * i, n * (i + 1))));
              return Arrays.stream(HolmCorrection.of(p)).min().getAsDouble() <= 0.05;
            }),
        promised);
  }
}
