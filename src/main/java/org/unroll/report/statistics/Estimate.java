package org.unroll.report.statistics;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of a sample with its two-sided confidence interval by Student's t: mean ± t(1 − α/2,
 * n−1) · sd / √n. It takes the values for draws from a roughly normal distribution; seeds are.
 *
 * @param n values in the sample
 * @param mean NaN without values
 * @param deviation sample standard deviation (divided by n−1); NaN below two values
 * @param alpha one minus the interval's confidence: 0.05 for 95%
 */
public record Estimate(int n, double mean, double deviation, double alpha) {
  private static final double USUAL_ALPHA = 0.05;

  /** The mean of these values with its 95% interval. */
  public static Estimate of(double... values) {
    return of(values, USUAL_ALPHA);
  }

  /** The mean of these values with an interval that misses it with a probability of alpha. */
  public static Estimate of(double[] values, double alpha) {
    return new Estimate(
        values.length,
        Mean.of(values).getAsDouble(),
        values.length < 2 ? Double.NaN : StandardDeviation.of(values).getAsDouble(),
        alpha);
  }

  /** Half the interval's width; NaN below two values. */
  public double halfWidth() {
    return n < 2 ? Double.NaN : quantile() * standardError();
  }

  private double quantile() {
    return TDistribution.of(n - 1).inverseSurvivalProbability(alpha / 2);
  }

  private double standardError() {
    return deviation / Math.sqrt(n);
  }

  public double low() {
    return mean - halfWidth();
  }

  public double high() {
    return mean + halfWidth();
  }

  /**
   * The two-sided p-value of Student's one-sample t-test that the mean is this. Equal values have a
   * p-value of 0, or of 1 if they are this very number. NaN below two values.
   */
  public double p(double hypothesis) {
    if (n < 2) {
      return Double.NaN;
    } else if (mean == hypothesis) {
      return 1;
    }
    double t = Math.abs(mean - hypothesis) / standardError();
    return 2 * TDistribution.of(n - 1).survivalProbability(t);
  }

  /**
   * The standardized mean difference of paired samples, whose differences these values are: d_z =
   * mean / sd (Cohen 1988, section 2.3.5) by Hedges' small-sample correction 1 − 3 / (4 (n − 1) −
   * 1) (Hedges 1981, equation 6e approximated). NaN where the deviation is 0 or unknown, and below
   * three values: the correction takes all of it away from two.
   */
  public double effectSize() {
    return n > 2 && deviation > 0 ? mean / deviation * (1 - 3.0 / (4.0 * (n - 1) - 1)) : Double.NaN;
  }
}
