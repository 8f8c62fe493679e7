package org.unroll.plan;

import java.util.Locale;

/** Writes numbers of bytes for people. */
public final class ByteCount {
  private static final double KIBI = 1024;
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private ByteCount() {}

  /** In a unit in which it is easily read: {@code 3.1 GiB}. */
  public static String text(long bytes) {
    if (bytes == Long.MAX_VALUE) {
      return "more than any machine has";
    }
    double count = bytes / KIBI;
    int unit = 0;
    while (count >= KIBI && unit + 1 < UNITS.length) {
      count /= KIBI;
      unit++;
    }
    return String.format(Locale.ROOT, count < 10 ? "%.1f %s" : "%,.0f %s", count, UNITS[unit]);
  }
}
