package org.unroll.report.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.unroll.report.EffectSizeText;
import org.unroll.report.ProbabilityText;
import org.unroll.report.SummaryValue;
import org.unroll.report.statistics.DifferenceTest;
import org.unroll.report.statistics.Estimate;

/** Cells of result tables as text for the eye. */
final class Cells {
  private static final MathContext SHORT = new MathContext(4);
  private static final double USUAL_ALPHA = 0.05;
  private static final Set<String> PROBABILITIES =
      Set.of("p", "p_t", "p_wilcoxon", "p_sign", "p_holm");
  private static final Set<String> NUMBERS =
      Set.of("difference", "estimate", "sd", "ci_low", "ci_high", "best_validation_loss");

  private Cells() {}

  /**
   * A cell of some file: shortened where its column holds measured numbers. What else looks like a
   * number is a name, a setting or a run's id, and stays as it is.
   */
  static String of(String column, String cell) {
    if (PROBABILITIES.contains(column)) {
      return probability(cell);
    } else if (column.equals("effect_size")) {
      return EffectSizeText.of(number(cell));
    } else if (column.equals("test")) {
      return test(cell, true); // effects and comparisons are of pairs
    }
    return NUMBERS.contains(column) || cell.isEmpty() ? readable(cell) : cell;
  }

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

  /**
   * A test as the console calls it; a dash where none was made.
   *
   * @param paired whether differences of pairs are tested
   */
  static String test(String cell, boolean paired) {
    return cell.isEmpty() ? readable(cell) : DifferenceTest.named(cell).title(paired);
  }

  /** A p-value, in words where it is tiny. */
  static String probability(String cell) {
    return ProbabilityText.of(number(cell));
  }

  /** What a row of {@code summary.csv} says. */
  static SummaryValue value(CSVRecord row) {
    Estimate estimate =
        new Estimate(count(row, "n"), number(row.get("mean")), number(row.get("sd")), USUAL_ALPHA);
    return new SummaryValue(
        row.get("metric"), estimate, count(row, "infinite"), count(row, "unmeasured"));
  }

  private static int count(CSVRecord row, String column) {
    return Integer.parseInt(row.get(column));
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
