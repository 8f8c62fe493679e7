package org.unroll.report;

import java.util.Locale;

/** A p-value for the eye. */
public final class ProbabilityText {
  private static final double SMALLEST = 1e-4;

  private ProbabilityText() {}

  /** Two significant digits; {@code <0.0001} below that; a dash where there is none. */
  public static String of(double p) {
    if (Double.isNaN(p)) {
      return "–";
    }
    return p < SMALLEST ? "<0.0001" : String.format(Locale.ROOT, "%.2g", p);
  }
}
