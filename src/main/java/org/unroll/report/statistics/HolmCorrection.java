package org.unroll.report.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Holm's step-down correction (Holm 1979): with it, the probability of even one wrong rejection
 * among several tests stays below alpha, whatever their dependence.
 */
public final class HolmCorrection {
  private HolmCorrection() {}

  /** The adjusted p-values, in the given order; NaN stays, and does not count as a test. */
  public static double[] of(double... p) {
    List<Integer> order = new ArrayList<>();
    double[] adjusted = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      adjusted[i] = Double.NaN;
      if (!Double.isNaN(p[i])) {
        order.add(i);
      }
    }
    order.sort(Comparator.comparingDouble(i -> p[i]));
    double largest = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      int i = order.get(rank);
      largest = Math.max(largest, Math.min(1, (order.size() - rank) * p[i]));
      adjusted[i] = largest;
    }
    return adjusted;
  }
}
