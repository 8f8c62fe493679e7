package org.unroll.cli;

import java.time.Duration;
import java.util.Locale;

/** A span of time in two units at most: {@code 7.3 s}, {@code 4 min 05 s}, {@code 2 h 10 min}. */
final class DurationText {
  private DurationText() {}

  static String of(Duration span) {
    if (span.toMinutes() < 1) {
      return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    } else if (span.toHours() < 1) {
      return String.format(Locale.ROOT, "%d min %02d s", span.toMinutes(), span.toSecondsPart());
    }
    return String.format(Locale.ROOT, "%d h %02d min", span.toHours(), span.toMinutesPart());
  }
}
