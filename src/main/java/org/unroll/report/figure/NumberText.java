package org.unroll.report.figure;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers at axes. */
final class NumberText {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final MathContext DIGITS = new MathContext(4);

  private NumberText() {}

  /** {@code 0.05}, {@code 3000}, {@code 2·10⁻⁷}; with a true minus sign. */
  static String of(double value) {
    double size = Math.abs(value);
    String text = size != 0 && (size < 1e-3 || size >= 1e6) ? power(value) : plain(value);
    return text.replace('-', '−');
  }

  private static String plain(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  private static String power(double value) {
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    String factor = plain(value / Math.pow(10, exponent));
    StringBuilder raised = new StringBuilder(exponent < 0 ? "⁻" : "");
    Integer.toString(Math.abs(exponent))
        .chars()
        .forEach(digit -> raised.append(RAISED.charAt(digit - '0')));
    return (factor.equals("1") ? "" : factor + "·") + "10" + raised;
  }
}
