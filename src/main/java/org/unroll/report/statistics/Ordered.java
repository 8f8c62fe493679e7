package org.unroll.report.statistics;

import java.util.Arrays;

/** What the order of values tells, infinite ones included. */
public final class Ordered {
  private Ordered() {}

  /**
   * The median; the mean of the middle two of an even number. NaN without values, and where one of
   * those two is infinite and the other is not.
   */
  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    if (n == 0) {
      return Double.NaN;
    }
    double upper = sorted[n / 2];
    double lower = sorted[(n - 1) / 2];
    if (upper == lower) {
      return upper;
    }
    return Double.isInfinite(upper - lower) ? Double.NaN : lower + (upper - lower) / 2;
  }
}
