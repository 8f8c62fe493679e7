package org.unroll.report;

import java.util.Locale;

/** A standardized difference for the eye. */
public final class EffectSizeText {
  private EffectSizeText() {}

  /** One decimal place; a dash where there is none. */
  public static String of(double size) {
    return Double.isNaN(size) ? "–" : String.format(Locale.ROOT, "%.1f", size);
  }
}
