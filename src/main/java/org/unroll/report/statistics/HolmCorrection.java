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
   * The adjusted p-values while some tests are open: to each test, the open ones among the others
   * count as 1. What those come to later can only lower it, so that a rejection stays one.
   *
   * @param p of all tests; NaN of one that was not made, or not yet
   * @param open which of them wait for runs
   */
  public static double[] of(double[] p, boolean[] open) {
    double[] adjusted = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      adjusted[i] = of(worst(p, open, i))[i];
    }
    return adjusted;
  }

  private static double[] worst(double[] p, boolean[] open, int own) {
    double[] worst = p.clone();
    for (int i = 0; i < p.length; i++) {
      if (open[i] && i != own) {
        worst[i] = 1;
      }
    }
    return worst;
  }

  /**
   * The fewest seeds with which one of several tests can reach alpha, if all of them lie on one
   * side and the other tests stay as they are.
   *
   * @param p of all tests; NaN of one that was not made
   * @param open which of them wait for runs
   * @param place of the one among them
   * @return empty if {@link #MOST_SEEDS} are too few
   */
  public static OptionalInt leastSeeds(
      DifferenceTest test, double[] p, boolean[] open, int place, double alpha) {
    double[] possible = worst(p, open, place);
    return IntStream.rangeClosed(1, MOST_SEEDS)
        .filter(
            seeds -> {
              possible[place] = test.leastP(seeds);
              return of(possible)[place] <= alpha;
            })
        .findFirst();
  }
}
