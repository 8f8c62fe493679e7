package org.unroll.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * What a row of {@code claims.csv} says from the beginning, before runs are done.
 *
 * @param name of the claim; one claim may take several rows
 * @param relation {@code lower}, {@code higher}, {@code at_most}, {@code at_least}, {@code within}
 * @param measure the result that is judged, named as in {@code summary.csv}
 * @param condition that it is about
 * @param than the condition that it is compared with; empty for a number
 * @param low the least value that is allowed; −∞ where there is none
 * @param high the most that is allowed; ∞ where there is none
 * @param margin by how much it must be lower or higher at least
 * @param alpha the risk that is taken
 * @param seeds the least number of seeds for a verdict
 * @param test {@code student_t}, {@code wilcoxon} or {@code sign}
 */
public record DeclaredClaim(
    String name,
    String relation,
    String measure,
    String condition,
    String than,
    double low,
    double high,
    double margin,
    double alpha,
    int seeds,
    String test) {
  /** The columns of what is declared. */
  private static final List<String> COLUMNS =
      List.of(
          "claim",
          "relation",
          "metric",
          "condition",
          "than",
          "low",
          "high",
          "margin",
          "alpha",
          "least_seeds",
          "declared_test");

  /** The columns of what is found. */
  private static final List<String> FOUND =
      List.of(
          "n",
          "diverged",
          "infinite",
          "undecided",
          "unfinished",
          "unmeasured",
          "pro",
          "contra",
          "estimate",
          "ci_low",
          "ci_high",
          "effect_size",
          "test",
          "p",
          "p_holm",
          "verdict",
          "reason");

  /** All columns of {@code claims.csv}. */
  public static List<String> columns() {
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(FOUND);
    return columns;
  }

  /** The claim of a row. */
  public static DeclaredClaim of(CSVRecord row) {
    return new DeclaredClaim(
        row.get("claim"),
        row.get("relation"),
        row.get("metric"),
        row.get("condition"),
        row.get("than"),
        bound(row.get("low"), Double.NEGATIVE_INFINITY),
        bound(row.get("high"), Double.POSITIVE_INFINITY),
        Double.parseDouble(row.get("margin")),
        Double.parseDouble(row.get("alpha")),
        Integer.parseInt(row.get("least_seeds")),
        row.get("declared_test"));
  }

  private static double bound(String cell, double otherwise) {
    return cell.isEmpty() ? otherwise : Double.parseDouble(cell);
  }

  /** The row's first cells. */
  public List<Object> cells() {
    return new ArrayList<>(
        Arrays.asList(
            name,
            relation,
            measure,
            condition,
            than,
            Double.isInfinite(low) ? null : low,
            Double.isInfinite(high) ? null : high,
            margin,
            alpha,
            seeds,
            test));
  }

  /** The row while nothing is found yet. */
  public List<Object> openRow() {
    List<Object> row = cells();
    for (String column : FOUND) {
      row.add(column.equals("verdict") ? Verdict.PENDING : null);
    }
    return row;
  }
}
