package org.unroll.report.statistics;

import java.util.Arrays;

/** What the order of values tells, infinite ones included. */
public final class Ordered {
  private Ordered() {}

  /** The median; the mean of the middle two of an even number; NaN without values. */
  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    if (n == 0) {
      return Double.NaN;
    }
    double upper = sorted[n / 2];
    double lower = sorted[(n - 1) / 2];
    return upper == lower ? upper : lower + (upper - lower) / 2;
  }

  /**
   * The difference of two values of which infinite ones rank beyond all others: two that are
   * infinite alike differ by nothing.
   */
  public static double difference(double value, double other) {
    return value == other ? 0 : value - other;
  }
}
