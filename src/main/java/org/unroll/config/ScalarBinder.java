package org.unroll.config;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a single value as the type its parameter declares. The text decides, not YAML's guess at a
 * type: {@code 1e-4} is a number where a number is declared, {@code off} a word where a word is.
 */
final class ScalarBinder {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,9})?");
  private static final Pattern NO_NUMBER =
      Pattern.compile("[-+]?(\\.?nan|\\.?inf|infinity)", Pattern.CASE_INSENSITIVE);

  /** Longer than any double's exact decimals; reading a number takes the square of its length. */
  private static final int LONGEST_NUMBER = 1100;

  private ScalarBinder() {}

  static Object bind(Class<?> type, String text) throws RejectedValueException {
    if (type == String.class) {
      return text;
    } else if (type == Path.class) {
      return path(text);
    } else if (type == boolean.class || type == Boolean.class) {
      return truth(text);
    } else if (type == double.class || type == Double.class) {
      return real(text);
    } else if (type == int.class || type == Integer.class) {
      return (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == long.class || type == Long.class) {
      return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    return constant(type, text);
  }

  /** An enum's constant as a word. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static boolean truth(String text) throws RejectedValueException {
    if (!text.equals("true") && !text.equals("false")) {
      throw new RejectedValueException("must be true or false, not '" + Excerpt.of(text) + "'");
    }
    return text.equals("true");
  }

  private static double real(String text) throws RejectedValueException {
    if (text.length() > LONGEST_NUMBER) {
      throw new RejectedValueException("is too long for a number: '" + Excerpt.of(text) + "'");
    } else if (NO_NUMBER.matcher(text).matches()) {
      throw new RejectedValueException("must be a finite number, not '" + Excerpt.of(text) + "'");
    } else if (!NUMBER.matcher(text).matches()) {
      throw new RejectedValueException("must be a number, not '" + Excerpt.of(text) + "'");
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new RejectedValueException(Excerpt.of(text) + " is too large for a number");
    } else if (value == 0 && new BigDecimal(text).signum() != 0) {
      throw new RejectedValueException(Excerpt.of(text) + " is too small to be told from 0");
    }
    return value == 0 ? 0.0 : value; // one zero: −0 must not give another run id
  }

  private static long whole(String text, long least, long most) throws RejectedValueException {
    if (text.length() > LONGEST_NUMBER) {
      throw new RejectedValueException("is too long for a number: '" + Excerpt.of(text) + "'");
    } else if (!NUMBER.matcher(text).matches()) {
      throw new RejectedValueException("must be a whole number, not '" + Excerpt.of(text) + "'");
    }
    BigDecimal value = new BigDecimal(text);
    if (value.signum() != 0 && value.precision() - value.scale() > 20) {
      throw new RejectedValueException(outside(text, least, most));
    } else if (value.signum() != 0 && value.stripTrailingZeros().scale() > 0) {
      throw new RejectedValueException("must be a whole number, not '" + Excerpt.of(text) + "'");
    } else if (value.compareTo(BigDecimal.valueOf(least)) < 0
        || value.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new RejectedValueException(outside(text, least, most));
    }
    return value.longValue();
  }

  private static String outside(String text, long least, long most) {
    return "must lie between " + least + " and " + most + ", not " + Excerpt.of(text);
  }

  private static Path path(String text) throws RejectedValueException {
    if (text.isBlank()) {
      throw new RejectedValueException("must name a file, not ''");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException impossible) {
      throw new RejectedValueException("must name a file: " + impossible.getMessage());
    }
  }

  private static Object constant(Class<?> type, String text) throws RejectedValueException {
    List<String> words =
        Arrays.stream(type.getEnumConstants()).map(each -> word((Enum<?>) each)).toList();
    int index = words.indexOf(text);
    if (index < 0) {
      throw new RejectedValueException(
          "'"
              + Excerpt.of(text)
              + "' is unknown"
              + NearestName.of(text, words)
                  .map(near -> "; did you mean '" + near + "'?")
                  .orElse(".")
              + " Allowed: "
              + String.join(", ", words));
    }
    return type.getEnumConstants()[index];
  }
}
