package org.unroll.components.dataset;

import java.util.Arrays;

/**
 * How often each class is the target. Guessing by them, whatever the input, is the best that can be
 * done without looking at it.
 *
 * @param counts occurrences of each class, observed or expected
 */
record Frequencies(double[] counts) {
  /** Occurrences in {@code tokens[from, to)}, and as many more of each class. */
  static Frequencies of(int[] tokens, int from, int to, int classes, double more) {
    double[] counts = new double[classes];
    Arrays.fill(counts, more);
    for (int i = from; i < to; i++) {
      counts[tokens[i]]++;
    }
    return new Frequencies(counts);
  }

  /**
   * Mean of −ln p in nats, p the frequency here, over targets that occur with another frequency.
   */
  double crossEntropyOf(Frequencies targets) {
    double all = Arrays.stream(counts).sum();
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      if (targets.counts[i] > 0) {
        sum -= targets.counts[i] * Math.log(counts[i] / all);
      }
    }
    return sum / Arrays.stream(targets.counts).sum();
  }

  /** What guessing by frequency scores: −Σ p ln p nats. */
  double entropy() {
    return crossEntropyOf(this);
  }
}
