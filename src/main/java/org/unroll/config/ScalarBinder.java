package org.unroll.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a single value as the type its parameter declares. The text decides, not YAML's guess at a
 * type: {@code 1e-4} is a number where a number is declared, {@code off} a word where a word is.
 * Numbers and truth values are those of YAML 1.2's core schema, and any decimal number that is
 * whole is a whole number: {@code 1e3}.
 */
final class ScalarBinder {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,9})?");

  /** The other bases of YAML 1.2's core schema (section 10.3.2), with their digits. */
  private static final Pattern OTHER_BASE = Pattern.compile("0o([0-7]+)|0x([0-9a-fA-F]+)");

  private static final Pattern NO_NUMBER =
      Pattern.compile("[-+]?(\\.?nan|\\.?inf|infinity)", Pattern.CASE_INSENSITIVE);

  /** Longer than any double's exact decimals; reading a number takes the square of its length. */
  private static final int LONGEST_NUMBER = 1100;

  private ScalarBinder() {}

  static Object bind(Class<?> type, String text) throws RejectedValueException {
    return bind(type, text, Bounds.NONE);
  }

  /**
   * The value of that type.
   *
   * @param bounds what is known of a number's range, to be told where it lies outside the type's;
   *     whether it holds is not checked otherwise
   */
  static Object bind(Class<?> type, String text, Bounds bounds) throws RejectedValueException {
    if (type == String.class) {
      return text;
    } else if (type == Path.class) {
      return path(text);
    } else if (type == boolean.class || type == Boolean.class) {
      return truth(text);
    } else if (type == double.class || type == Double.class) {
      return real(text);
    } else if (type == int.class || type == Integer.class) {
      return (int) whole(text, bounds.within(Integer.MIN_VALUE, Integer.MAX_VALUE));
    } else if (type == long.class || type == Long.class) {
      return whole(text, bounds.within(Long.MIN_VALUE, Long.MAX_VALUE));
    }
    return constant(type, text);
  }

  /** An enum's constant as a word. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A whole number in plain decimal digits; any other text as it is. */
  static String plainDigits(String text) {
    try {
      return Long.toString(whole(text, Bounds.NONE.within(Long.MIN_VALUE, Long.MAX_VALUE)));
    } catch (RejectedValueException other) {
      return text;
    }
  }

  private static boolean truth(String text) throws RejectedValueException {
    return switch (text) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default ->
          throw new RejectedValueException("must be true or false, not '" + Excerpt.of(text) + "'");
    };
  }

  private static double real(String text) throws RejectedValueException {
    if (text.length() > LONGEST_NUMBER) {
      throw new RejectedValueException("is too long for a number: '" + Excerpt.of(text) + "'");
    } else if (NO_NUMBER.matcher(text).matches()) {
      throw new RejectedValueException("must be a finite number, not '" + Excerpt.of(text) + "'");
    }
    Optional<BigDecimal> exact = exact(text);
    if (exact.isEmpty()) {
      throw new RejectedValueException("must be a number, not '" + Excerpt.of(text) + "'");
    }
    double value =
        OTHER_BASE.matcher(text).matches() ? exact.get().doubleValue() : Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new RejectedValueException(Excerpt.of(text) + " is too large for a number");
    } else if (value == 0 && exact.get().signum() != 0) {
      throw new RejectedValueException(Excerpt.of(text) + " is too small to be told from 0");
    }
    return value == 0 ? 0.0 : value; // one zero: −0 must not give another run id
  }

  private static Optional<BigDecimal> exact(String text) {
    Matcher other = OTHER_BASE.matcher(text);
    if (other.matches()) {
      return Optional.of(
          other.group(1) == null
              ? new BigDecimal(new BigInteger(other.group(2), 16))
              : new BigDecimal(new BigInteger(other.group(1), 8)));
    }
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  private static long whole(String text, Bounds.Range range) throws RejectedValueException {
    if (text.length() > LONGEST_NUMBER) {
      throw new RejectedValueException("is too long for a number: '" + Excerpt.of(text) + "'");
    }
    Optional<BigDecimal> exact = exact(text);
    if (exact.isEmpty()) {
      throw new RejectedValueException(
          "must be a whole number" + range + ", not '" + Excerpt.of(text) + "'");
    }
    BigDecimal value = exact.get();
    if (value.signum() != 0 && (long) value.precision() - value.scale() > 20) {
      throw new RejectedValueException(outside(text, value, range));
    } else if (value.signum() != 0 && value.stripTrailingZeros().scale() > 0) {
      throw new RejectedValueException(
          "must be a whole number" + range + ", not '" + Excerpt.of(text) + "'");
    } else if (value.compareTo(BigDecimal.valueOf(range.typeLeast())) < 0
        || value.compareTo(BigDecimal.valueOf(range.typeMost())) > 0) {
      throw new RejectedValueException(outside(text, value, range));
    }
    return value.longValue();
  }

  private static String outside(String text, BigDecimal value, Bounds.Range range) {
    String bound = value.signum() > 0 ? "at most " + range.most() : "at least " + range.least();
    return "must be " + bound + ", not " + Excerpt.of(text);
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
          "'" + Excerpt.of(text) + "' is unknown. Allowed: " + String.join(", ", words));
    }
    return type.getEnumConstants()[index];
  }
}
