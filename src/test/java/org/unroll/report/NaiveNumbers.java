package org.unroll.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/** Statistics by their definitions, in loops; NaN where there is nothing to compute. */
final class NaiveNumbers {
  private NaiveNumbers() {}

  static double mean(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.isEmpty() ? Double.NaN : sum / values.size();
  }

  static double sd(List<Double> values) {
    double squares = 0;
    for (double value : values) {
      squares += Math.pow(value - mean(values), 2);
    }
    return values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1));
  }

  static double half(List<Double> values, double alpha) {
    if (values.size() < 2) {
      return Double.NaN;
    }
    double quantile =
        TDistribution.of(values.size() - 1).inverseCumulativeProbability(1 - alpha / 2);
    return quantile * sd(values) / Math.sqrt(values.size());
  }

  static double effectSize(List<Double> values) {
    int n = values.size();
    return n < 3 || sd(values) < 1e-300
        ? Double.NaN
        : mean(values) / sd(values) * (1 - 3.0 / (4 * n - 5));
  }

  static double student(List<Double> values) {
    int n = values.size();
    if (n < 2) {
      return Double.NaN;
    } else if (Math.abs(mean(values)) < 1e-15) {
      return 1;
    } else if (sd(values) < 1e-15) {
      return 0;
    }
    double t = Math.abs(mean(values)) / (sd(values) / Math.sqrt(n));
    return 2 * (1 - TDistribution.of(n - 1).cumulativeProbability(t));
  }

  /** By all outcomes of as many throws of a coin. */
  static double sign(List<Double> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    int up = 0;
    int down = 0;
    for (double value : values) {
      up += value > 0 ? 1 : 0;
      down += value < 0 ? 1 : 0;
    }
    int extreme = 0;
    for (int throwing = 0; throwing < 1 << (up + down); throwing++) {
      int heads = Integer.bitCount(throwing);
      extreme += Math.min(heads, up + down - heads) <= Math.min(up, down) ? 1 : 0;
    }
    return (double) extreme / (1 << (up + down));
  }

  /** By all ways to give the ranks signs. */
  static double wilcoxon(List<Double> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> ranks = new ArrayList<>();
    double positive = 0;
    double all = 0;
    for (double value : values) {
      if (value != 0) {
        double rank = rank(Math.abs(value), values);
        ranks.add(rank);
        all += rank;
        positive += value > 0 ? rank : 0;
      }
    }
    int extreme = 0;
    for (int signs = 0; signs < 1 << ranks.size(); signs++) {
      double sum = 0;
      for (int i = 0; i < ranks.size(); i++) {
        sum += (signs >> i & 1) * ranks.get(i);
      }
      extreme += Math.min(sum, all - sum) <= Math.min(positive, all - positive) ? 1 : 0;
    }
    return (double) extreme / (1 << ranks.size());
  }

  static double rank(double magnitude, List<Double> values) {
    double rank = 0.5;
    for (double other : values) {
      rank += Math.abs(other) < magnitude ? 1 : Math.abs(other) == magnitude ? 0.5 : 0;
    }
    return rank;
  }

  static double test(String name, List<Double> values) {
    return switch (name) {
      case "student_t" -> student(values);
      case "wilcoxon" -> wilcoxon(values);
      default -> sign(values);
    };
  }

  /** To which side the test says that they lean. */
  static double leaning(String test, List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum +=
          switch (test) {
            case "student_t" -> value;
            case "wilcoxon" -> Math.signum(value) * rank(Math.abs(value), values);
            default -> Math.signum(value);
          };
    }
    return Math.abs(sum) < 1e-14 ? 0 : Math.signum(sum);
  }

  /**
   * Holm's: the largest of (number of tests − those before it) · p over all that are not larger.
   */
  static List<Double> holm(List<Double> p) {
    List<Double> known = new ArrayList<>();
    for (double each : p) {
      if (!Double.isNaN(each)) {
        known.add(each);
      }
    }
    Collections.sort(known);
    List<Double> adjusted = new ArrayList<>();
    for (double each : p) {
      double largest = Double.isNaN(each) ? Double.NaN : 0;
      for (int before = 0; before < known.size(); before++) {
        if (known.get(before) <= each) {
          largest = Math.max(largest, Math.min(1, (known.size() - before) * known.get(before)));
        }
      }
      adjusted.add(largest);
    }
    return adjusted;
  }

  /** The same for one of the tests, with 1 in place of every other that waits for runs. */
  static double holm(List<Double> p, List<Boolean> waits, int place) {
    return holm(replaced(p, waits, place)).get(place);
  }

  private static List<Double> replaced(List<Double> p, List<Boolean> waits, int place) {
    List<Double> others = new ArrayList<>(p);
    for (int i = 0; i < p.size(); i++) {
      if (i != place && waits.get(i)) {
        others.set(i, 1.0);
      }
    }
    return others;
  }

  /** The fewest seeds, all on one side, with which one of the tests reaches alpha. */
  static int seedsNeeded(
      String test, List<Double> p, List<Boolean> waits, int place, double alpha) {
    for (int seeds = 1; ; seeds++) {
      List<Double> possible = replaced(p, waits, place);
      double best = Math.pow(0.5, seeds - 1);
      possible.set(place, test.equals("student_t") ? (seeds < 2 ? 1 : 0) : best);
      if (holm(possible).get(place) <= alpha) {
        return seeds;
      }
    }
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int n = sorted.size();
    return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }
}
