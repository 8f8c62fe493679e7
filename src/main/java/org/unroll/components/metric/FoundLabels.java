package org.unroll.components.metric;

/**
 * Of each label how often it was found, named wrongly and missed, as sums in this order, label
 * after label.
 */
final class FoundLabels {
  /** How many sums a label takes. */
  static final int SUMS = 3;

  private static final int FOUND = 0;
  private static final int WRONG = 1;
  private static final int MISSED = 2;

  private FoundLabels() {}

  static void count(double[] sums, int label, boolean there, boolean named) {
    if (there && named) {
      sums[label * SUMS + FOUND]++;
    } else if (named) {
      sums[label * SUMS + WRONG]++;
    } else if (there) {
      sums[label * SUMS + MISSED]++;
    }
  }

  static double found(double[] sums, int label) {
    return sums[label * SUMS + FOUND];
  }

  /** Named, but not there; or there, but not named. */
  static double faults(double[] sums, int label) {
    return sums[label * SUMS + WRONG] + sums[label * SUMS + MISSED];
  }
}
