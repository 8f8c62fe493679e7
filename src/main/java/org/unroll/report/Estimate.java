package org.unroll.report;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of a sample with its two-sided 95% confidence interval by Student's t: mean ± t(0.975,
 * n−1) · sd / √n. It takes the values for draws from a roughly normal distribution; seeds are.
 *
 * @param n values in the sample
 * @param mean NaN without values
 * @param deviation sample standard deviation (divided by n−1); NaN below two values
 */
record Estimate(int n, double mean, double deviation) {
  private static final double UPPER_TAIL = 0.975;

  static Estimate of(double... values) {
    return new Estimate(
        values.length,
        Mean.of(values).getAsDouble(),
        values.length < 2 ? Double.NaN : StandardDeviation.of(values).getAsDouble());
  }

  /** Half the interval's width; NaN below two values. */
  double halfWidth() {
    return n < 2
        ? Double.NaN
        : TDistribution.of(n - 1).inverseCumulativeProbability(UPPER_TAIL)
            * deviation
            / Math.sqrt(n);
  }

  double low() {
    return mean - halfWidth();
  }

  double high() {
    return mean + halfWidth();
  }
}
