package org.unroll.bench;

import java.util.Arrays;

/** The few statistics of the tables. */
final class Statistics {
  private Statistics() {}

  static double median(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The geometric mean; NaN of nothing. */
  static double geometricMean(double... values) {
    return Math.exp(Arrays.stream(values).map(Math::log).average().orElse(Double.NaN));
  }

  /** The least; NaN of nothing. */
  static double least(double... values) {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  /** ‖a − b‖₂ / ‖b‖₂. */
  static double relativeDifference(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " against " + b.length + " numbers");
    }
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < a.length; i++) {
      difference += Math.pow((double) a[i] - b[i], 2);
      norm += Math.pow(b[i], 2);
    }
    return Math.sqrt(difference) / Math.max(Math.sqrt(norm), Double.MIN_NORMAL);
  }
}
