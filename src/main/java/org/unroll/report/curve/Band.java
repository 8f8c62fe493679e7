package org.unroll.report.curve;

import java.util.Arrays;
import org.unroll.report.statistics.Estimate;

/**
 * What several runs measured at one place.
 *
 * @param n how many runs
 * @param mean −∞ if one of the values is
 * @param low lower end of the 95% confidence interval of the mean by Student's t; NaN below two
 *     runs
 * @param high its upper end
 */
public record Band(int n, double mean, double min, double max, double low, double high) {
  static Band of(double... values) {
    double min = Arrays.stream(values).min().orElse(Double.NaN);
    double max = Arrays.stream(values).max().orElse(Double.NaN);
    if (Double.isInfinite(min) || Double.isInfinite(max)) {
      double mean = Arrays.stream(values).average().orElse(Double.NaN);
      return new Band(values.length, mean, min, max, Double.NaN, Double.NaN);
    }
    Estimate estimate = Estimate.of(values);
    return new Band(values.length, estimate.mean(), min, max, estimate.low(), estimate.high());
  }
}
