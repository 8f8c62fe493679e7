package org.unroll.report.statistics;

import java.util.Arrays;
import java.util.Locale;

/**
 * Two-sided tests of whether the differences between paired values lie around zero.
 *
 * <p>{@link #T} assumes independent, roughly normal differences; {@link #WILCOXON} independent,
 * symmetric ones; {@link #SIGN} independent ones. The last takes infinite differences, of which
 * only the side is known.
 */
public enum DifferenceTest {
  /** Student's paired t-test. */
  T("t"),
  /** Wilcoxon's signed-rank test, exact. */
  WILCOXON("Wilcoxon signed rank"),
  /** The sign test, exact. */
  SIGN("sign test");

  private static final String T_IN_FILES = "student_t";
  private final String title;

  DifferenceTest(String title) {
    this.title = title;
  }

  /**
   * Its name in text.
   *
   * @param paired whether differences of pairs are tested, not values against a bound
   */
  public String title(boolean paired) {
    return this == T && paired ? "paired t" : title;
  }

  /** Its name in files; R would read a lone t as TRUE. */
  public String word() {
    return this == T ? T_IN_FILES : name().toLowerCase(Locale.ROOT);
  }

  /** The test of that name in files. */
  public static DifferenceTest named(String word) {
    return word.equals(T_IN_FILES) ? T : valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The p-value; NaN if there are too few differences, or infinite ones whose size it needs. */
  public double p(double... differences) {
    boolean usable = this == SIGN || Arrays.stream(differences).allMatch(Double::isFinite);
    if (differences.length == 0 || !usable) {
      return Double.NaN;
    }
    return switch (this) {
      case T -> Estimate.of(differences).p(0);
      case WILCOXON -> SignedRankTest.p(differences);
      case SIGN -> SignTest.p(differences);
    };
  }

  /**
   * The least p-value that so many differences can give, which they do if all lie on one side: 2 /
   * 2ⁿ by ranks and signs, 0 by Student's t from two on.
   */
  public double leastP(int n) {
    if (this == T) {
      return n < 2 ? 1 : 0;
    }
    return Math.min(1, Math.scalb(1.0, 1 - n));
  }

  /** To which side the differences lean: 1, 0 or −1. */
  public int direction(double... differences) {
    return switch (this) {
      case T -> (int) Math.signum(Estimate.of(differences).mean());
      case WILCOXON -> SignedRankTest.direction(differences);
      case SIGN -> (int) Math.signum(Arrays.stream(differences).map(Math::signum).sum());
    };
  }
}
