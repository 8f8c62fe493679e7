package org.unroll.api;

/** Which values of a metric are better. */
public enum Better {
  LOWER,
  HIGHER;

  /**
   * Whether one value is better than another.
   *
   * @return false if either is NaN
   */
  public boolean than(double value, double other) {
    return this == LOWER ? value < other : value > other;
  }

  /** Whether a value is at least as good as a threshold. */
  public boolean reaches(double value, double threshold) {
    return this == LOWER ? value <= threshold : value >= threshold;
  }

  /** The value that no other is worse than: ∞, or −∞. */
  public double worst() {
    return this == LOWER ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }
}
