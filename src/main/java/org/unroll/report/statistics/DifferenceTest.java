package org.unroll.report.statistics;

import java.util.Arrays;
import java.util.Locale;

/**
 * Two-sided tests of whether the differences between paired values lie around zero.
 *
 * <p>{@link #T} assumes independent, roughly normal differences; {@link #WILCOXON} independent,
 * symmetric ones; {@link #SIGN} independent ones. The last two take infinite differences, as they
 * come of diverged runs.
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

  /** This test, or the sign test where differences are not finite and this needs them to be. */
  public DifferenceTest usableFor(double... differences) {
    return this == T && !Arrays.stream(differences).allMatch(Double::isFinite) ? SIGN : this;
  }

  /** The p-value; NaN if there are too few differences or, for t, infinite ones. */
  public double p(double... differences) {
    return switch (this) {
      case T -> usableFor(differences) == T ? Estimate.of(differences).p(0) : Double.NaN;
      case WILCOXON -> differences.length == 0 ? Double.NaN : SignedRankTest.p(differences);
      case SIGN -> differences.length == 0 ? Double.NaN : SignTest.p(differences);
    };
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
