package org.unroll.report.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The exact two-sided sign test: are values as often positive as negative? It assumes nothing but
 * that values are drawn independently; zeros say nothing and are left out (Dixon and Mood 1946).
 */
final class SignTest {
  private SignTest() {}

  static double p(double... values) {
    int positive = 0;
    int negative = 0;
    for (double value : values) {
      positive += value > 0 ? 1 : 0;
      negative += value < 0 ? 1 : 0;
    }
    int n = positive + negative;
    if (n == 0) {
      return 1;
    }
    double tail =
        BinomialDistribution.of(n, 0.5).cumulativeProbability(Math.min(positive, negative));
    return Math.min(1, 2 * tail);
  }
}
