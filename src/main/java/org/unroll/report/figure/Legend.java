package org.unroll.report.figure;

import java.util.Collection;

/** How a legend is laid out. */
final class Legend {
  private static final double WIDTH_OF_SIGN = 30;
  private static final double WIDTH_OF_LETTER = 0.58;
  private static final int MOST_COLUMNS = 4;

  private Legend() {}

  /** As many columns as the longest name allows. */
  static int columns(Collection<String> names, double width, double fontSize) {
    int longest = names.stream().mapToInt(String::length).max().orElse(1);
    double wanted = WIDTH_OF_SIGN + longest * WIDTH_OF_LETTER * fontSize;
    return Math.max(1, Math.min(MOST_COLUMNS, (int) (width / wanted)));
  }
}
