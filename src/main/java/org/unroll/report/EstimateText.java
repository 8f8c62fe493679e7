package org.unroll.report;

import java.util.Locale;
import org.unroll.report.statistics.Estimate;

/**
 * An estimate for the eye: the half width to two significant digits, the mean to as many places.
 */
public record EstimateText(Estimate estimate) {
  private static final int SIGNIFICANT = 4;
  private static final int MOST_PLACES = 6;

  @Override
  public String toString() {
    if (estimate.n() == 0) {
      return "–";
    }
    double half = estimate.halfWidth();
    if (!Double.isFinite(half) || half == 0) {
      String mean = number(estimate.mean(), places(estimate.mean(), SIGNIFICANT));
      return half == 0 ? mean + " ± 0" : mean; // of one value there is no interval
    }
    int places = places(half, 2);
    return number(estimate.mean(), places) + " ± " + number(half, places);
  }

  /** Decimal places that show so many significant digits. */
  private static int places(double value, int digits) {
    return value == 0 ? 1 : digits - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
  }

  private static String number(double value, int places) {
    boolean tooSmall = places > MOST_PLACES;
    boolean tooLarge = Math.abs(value) >= 1e6;
    return tooSmall || tooLarge
        ? String.format(Locale.ROOT, "%.2e", value)
        : String.format(Locale.ROOT, "%." + Math.max(0, places) + "f", value);
  }
}
