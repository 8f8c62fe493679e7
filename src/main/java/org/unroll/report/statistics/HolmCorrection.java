package org.unroll.report.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction (Holm 1979): with it, the probability of even one wrong rejection
 * among several tests stays below alpha, whatever their dependence.
 */
public final class HolmCorrection {
  /** More seeds than anyone trains. */
  public static final int MOST_SEEDS = 60;

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

  /**
   * The fewest seeds with which one of several tests can reach alpha, if all of them lie on one
   * side and the other tests stay as they are.
   *
   * @param p of all tests; NaN of one that was not made
   * @param place of the one among them
   * @return empty if {@link #MOST_SEEDS} are too few
   */
  public static OptionalInt leastSeeds(DifferenceTest test, double[] p, int place, double alpha) {
    double[] possible = p.clone();
    return IntStream.rangeClosed(1, MOST_SEEDS)
        .filter(
            seeds -> {
              possible[place] = test.leastP(seeds);
              return of(possible)[place] <= alpha;
            })
        .findFirst();
  }
}
