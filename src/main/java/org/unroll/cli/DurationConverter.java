package org.unroll.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a span of time: {@code 0.5s}, {@code 90s}, {@code 5m}, {@code 1h}. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms",
          ChronoUnit.MILLIS,
          "s",
          ChronoUnit.SECONDS,
          "m",
          ChronoUnit.MINUTES,
          "h",
          ChronoUnit.HOURS);

  @Override
  public Duration convert(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      long unit = UNITS.get(form.group(2)).getDuration().toMillis();
      long millis = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
      if (millis > 0) {
        return Duration.ofMillis(millis);
      }
    }
    throw new TypeConversionException(
        "'"
            + text
            + "' is no span of time; write a number above 0 with ms, s, m or h, such as 90s");
  }
}
