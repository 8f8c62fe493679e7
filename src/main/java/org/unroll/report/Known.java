package org.unroll.report;

/**
 * What is known of a quantity: its value, or between which ends it lies. Ends that differ are open:
 * a threshold that was not reached within 300 steps is reached later than that, or never.
 *
 * @param low the lower end; −∞ if there is none
 * @param high the upper end; equal to the lower one where the value is known, which is infinite
 *     where it ranks beyond all others
 */
record Known(double low, double high) {
  /** Nothing at all. */
  static final Known NOTHING = new Known(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** The value itself. */
  static Known exactly(double value) {
    return new Known(value, value);
  }

  boolean isNumber() {
    return low == high && Double.isFinite(low);
  }

  /** The difference to a quantity; one of both is a number. */
  Known minus(Known other) {
    return new Known(low - other.high, high - other.low);
  }

  Known negated() {
    return new Known(-high, -low);
  }

  /**
   * How far it lies above a bound: a number, or ∞ or −∞ where only the side is known, or NaN where
   * not even that is.
   */
  double above(double bound) {
    if (isNumber()) {
      return low - bound;
    } else if (low >= bound) {
      return Double.POSITIVE_INFINITY;
    }
    return high <= bound ? Double.NEGATIVE_INFINITY : Double.NaN;
  }
}
