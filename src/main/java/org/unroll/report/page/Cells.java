package org.unroll.report.page;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.csv.CSVRecord;
import org.unroll.report.EstimateText;
import org.unroll.report.statistics.Estimate;

/** Cells of result tables as text for the eye. */
final class Cells {
  private static final MathContext SHORT = new MathContext(4);
  private static final double USUAL_ALPHA = 0.05;
  private static final double SMALLEST_P = 1e-4;

  private Cells() {}

  /** A number with four significant digits; any other cell as it is; a dash for an empty one. */
  static String readable(String cell) {
    if (cell.isEmpty()) {
      return "–";
    }
    try {
      BigDecimal number = new BigDecimal(cell);
      boolean whole = number.stripTrailingZeros().scale() <= 0;
      return whole
          ? number.toBigInteger().toString()
          : number.round(SHORT).stripTrailingZeros().toString();
    } catch (NumberFormatException word) {
      return cell;
    }
  }

  /** A p-value, in words where it is tiny. */
  static String probability(String cell) {
    return !cell.isEmpty() && Double.parseDouble(cell) < SMALLEST_P ? "<0.0001" : readable(cell);
  }

  /** The mean of a row with half the width of its 95% confidence interval. */
  static String estimate(CSVRecord row) {
    int n = Integer.parseInt(row.get("n"));
    return new EstimateText(
            new Estimate(n, number(row.get("mean")), number(row.get("sd")), USUAL_ALPHA))
        .toString();
  }

  /** An interval, or a dash. */
  static String interval(String low, String high) {
    return low.isEmpty() ? "–" : readable(low) + " … " + readable(high);
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  /** A column's name in words. */
  static String words(String column) {
    return column.replace('_', ' ');
  }
}
