package org.unroll.text;

import java.math.BigDecimal;

/** Numbers in sentences: {@code 0.0001} and {@code 2000}, where Java writes 1.0E-4 and 2000.0. */
public final class PlainNumber {
  private static final int MOST_DIGITS = 12;

  private PlainNumber() {}

  /** The number with all its digits, without an exponent unless it were too long to read. */
  public static String of(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    String plain = exact.toPlainString();
    return plain.length() <= MOST_DIGITS ? plain : exact.toString();
  }
}
