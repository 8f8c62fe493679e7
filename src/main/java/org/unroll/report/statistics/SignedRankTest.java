package org.unroll.report.statistics;

import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * Wilcoxon's signed-rank test, two-sided and exact also with ties: the sum of the ranks of positive
 * values is compared with its distribution over all 2ⁿ ways to give the ranks signs. It assumes
 * that values are drawn independently from a symmetric distribution. Zeros are ranked, then left
 * out (Pratt 1959); equal magnitudes share their mean rank.
 */
final class SignedRankTest {
  private SignedRankTest() {}

  static double p(double... values) {
    double[] doubled = doubledRanks(values);
    int most = 0;
    int sum = 0;
    double[] ways = {1};
    for (int i = 0; i < values.length; i++) {
      int rank = (int) doubled[i];
      if (values[i] != 0) {
        ways = with(ways, rank);
        most += rank;
        sum += values[i] > 0 ? rank : 0;
      }
    }
    double tail = 0;
    for (int other = 0; other <= Math.min(sum, most - sum); other++) {
      tail += ways[other];
    }
    return Math.min(1, 2 * tail);
  }

  /** Whether positive ranks outweigh negative ones: 1, 0 or −1. */
  static int direction(double... values) {
    double[] doubled = doubledRanks(values);
    double balance = 0;
    for (int i = 0; i < values.length; i++) {
      balance += Math.signum(values[i]) * doubled[i];
    }
    return (int) Math.signum(balance);
  }

  /** Twice the ranks of the magnitudes, which makes whole numbers of shared ranks. */
  private static double[] doubledRanks(double... values) {
    double[] magnitudes = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      magnitudes[i] = Math.abs(values[i]);
    }
    double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).apply(magnitudes);
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] *= 2;
    }
    return ranks;
  }

  /** The distribution of the sum when one more rank counts or not, each with probability ½. */
  private static double[] with(double[] ways, int rank) {
    double[] more = new double[ways.length + rank];
    for (int sum = 0; sum < ways.length; sum++) {
      more[sum] += ways[sum] / 2;
      more[sum + rank] += ways[sum] / 2;
    }
    return more;
  }
}
