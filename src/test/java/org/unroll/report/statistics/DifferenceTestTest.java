package org.unroll.report.statistics;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTestTest {
  private static final double EXACT = 1e-12;

  /**
   * Depression scores at two visits (Hollander and Wolfe 1973), the example of R's {@code
   * wilcox.test}: V = 40, one-sided p = 0.01953, which is 5 of the 256 signings of nine ranks.
   */
  @Test
  void signedRanksAgreeWithHollanderAndWolfe() {
    double[] first = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] second = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    double[] differences = new double[9];
    Arrays.setAll(differences, i -> first[i] - second[i]);
    assertThat(DifferenceTest.WILCOXON.p(differences)).isCloseTo(2 * 10.0 / 512, within(EXACT));
    assertThat(DifferenceTest.WILCOXON.direction(differences)).isOne();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void signedRanksAgreeWithEnumerationAlsoWithTiesAndZeros(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[10];
    Arrays.setAll(values, i -> random.nextInt(-4, 7));
    values[3] = seed % 2 == 0 ? -9 : 2;
    assertThat(DifferenceTest.WILCOXON.p(values))
        .as("seed %d: %s", seed, Arrays.toString(values))
        .isCloseTo(enumerated(values), within(EXACT));
  }

  /** All ways to give the ranks signs, by the definition of the ranks. */
  private static double enumerated(double[] values) {
    double[] ranks = new double[values.length];
    double observed = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      double magnitude = Math.abs(values[i]);
      for (double other : values) {
        ranks[i] += Math.abs(other) < magnitude ? 1 : Math.abs(other) == magnitude ? 0.5 : 0;
      }
      ranks[i] = values[i] == 0 ? 0 : ranks[i] + 0.5;
      observed += values[i] > 0 ? ranks[i] : 0;
      total += ranks[i];
    }
    double least = Math.min(observed, total - observed);
    int atMost = 0;
    for (int signs = 0; signs < 1 << values.length; signs++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += (signs >> i & 1) == 1 ? ranks[i] : 0;
      }
      atMost += sum <= least ? 1 : 0;
    }
    return Math.min(1, 2.0 * atMost / (1 << values.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 12, 40})
  void signedRanksAgreeWithAnotherLibraryWhereItIsExact(int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[] values = random.doubles(n, -1, 1.5).toArray();
    double expected =
        WilcoxonSignedRankTest.withDefaults().with(PValueMethod.EXACT).test(values).getPValue();
    assertThat(DifferenceTest.WILCOXON.p(values)).isCloseTo(expected, within(1e-9));
  }

  /** Of 2¹⁰ outcomes, 0, 1, 9 and 10 of one sign are as rare as this: 22 of 1024. */
  @Test
  void theSignTestCountsOutcomes() {
    double[] values = {1, 2, 3, 4, 5, 6, 7, 8, POSITIVE_INFINITY, -9, 0};
    assertThat(DifferenceTest.SIGN.p(values)).isCloseTo(22.0 / 1024, within(EXACT));
    assertThat(DifferenceTest.SIGN.direction(values)).isOne();
    assertThat(DifferenceTest.SIGN.p(-1, -1, NEGATIVE_INFINITY)).isCloseTo(0.25, within(EXACT));
    assertThat(DifferenceTest.SIGN.p(0, 0)).isEqualTo(1);
    assertThat(DifferenceTest.SIGN.p(1, -1)).isEqualTo(1);
  }

  @Test
  void infiniteDifferencesHaveASideAndNoSize() {
    assertThat(DifferenceTest.T.p(1, POSITIVE_INFINITY)).isNaN();
    assertThat(DifferenceTest.WILCOXON.p(1, POSITIVE_INFINITY)).isNaN();
    assertThat(DifferenceTest.SIGN.p(1, POSITIVE_INFINITY)).isEqualTo(0.5);
    assertThat(DifferenceTest.SIGN.p()).isNaN();
  }

  @Test
  void medians() {
    assertThat(Ordered.median(1, POSITIVE_INFINITY, 2)).isEqualTo(2);
    assertThat(Ordered.median(1, 2, 4, 9)).isEqualTo(3);
    assertThat(Ordered.median(1, POSITIVE_INFINITY, POSITIVE_INFINITY)).isInfinite();
    assertThat(Ordered.median(NEGATIVE_INFINITY, 2)).isNaN();
    assertThat(Ordered.median(NEGATIVE_INFINITY, POSITIVE_INFINITY)).isNaN();
    assertThat(Ordered.median()).isNaN();
  }

  /** 2 / 2⁶ = 0.031; beside two others that are larger, 3 · 2 / 2ⁿ ≤ 0.05 from n = 7 on. */
  @Test
  void rankTestsNeedSeeds() {
    double none = Double.NaN;
    assertThat(
            HolmCorrection.leastSeeds(
                DifferenceTest.SIGN, new double[] {none}, new boolean[1], 0, 0.05))
        .hasValue(6);
    assertThat(
            HolmCorrection.leastSeeds(
                DifferenceTest.SIGN, new double[] {1, 1, 1}, new boolean[3], 1, 0.05))
        .hasValue(7);
    assertThat(
            HolmCorrection.leastSeeds(
                DifferenceTest.WILCOXON, new double[] {0, 1}, new boolean[2], 1, 0.05))
        .hasValue(6);
    assertThat(
            HolmCorrection.leastSeeds(
                DifferenceTest.T, new double[] {1, 1}, new boolean[2], 0, 0.05))
        .hasValue(2);
    assertThat(
            HolmCorrection.leastSeeds(
                DifferenceTest.SIGN, new double[] {1}, new boolean[1], 0, 1e-30))
        .isEmpty();
  }

  /** An open test beside it takes a rejection away, whatever it says so far; never the reverse. */
  @Test
  void openTestsCountAsOneToTheOthers() {
    double[] p = {0.03, Double.NaN, 0.0001, 0.02};
    boolean[] open = {false, true, true, false};
    assertThat(HolmCorrection.of(p, open)).containsExactly(0.09, Double.NaN, 0.0004, 0.08);
    // By hand: 3 · 0.03 of four tests; 1 · 0.03 of three, which may not fall below 2 · 0.02.
    assertThat(HolmCorrection.of(p, new boolean[4])[0]).isEqualTo(0.04);
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 1000; trial++) {
      double[] last = random.doubles(5).map(each -> each * each * each).toArray();
      boolean[] waiting = new boolean[5];
      double[] now = last.clone();
      for (int i = 0; i < 5; i++) {
        waiting[i] = random.nextInt(3) == 0;
        now[i] = waiting[i] ? (random.nextBoolean() ? Double.NaN : random.nextDouble()) : last[i];
      }
      double[] early = HolmCorrection.of(now, waiting);
      double[] late = HolmCorrection.of(last);
      for (int i = 0; i < 5; i++) {
        assertThat(waiting[i] || early[i] >= late[i]).as("seed 5, trial " + trial).isTrue();
      }
    }
  }

  /** By hand: 4 · 0.005, 3 · 0.01, 2 · 0.03, and 0.04 may not fall below the one before. */
  @Test
  void holmMultipliesStepByStep() {
    assertThat(HolmCorrection.of(0.01, 0.04, 0.03, 0.005)).containsExactly(0.03, 0.06, 0.06, 0.02);
    assertThat(HolmCorrection.of(0.5, Double.NaN, 0.9)).containsExactly(1, Double.NaN, 1);
    assertThat(HolmCorrection.of()).isEmpty();
  }
}
