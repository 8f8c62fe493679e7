package org.unroll.report;

import java.util.List;
import org.unroll.format.AtomicFile;
import org.unroll.format.CsvText;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunStatus;
import org.unroll.report.statistics.Estimate;

/** Writes {@code summary.csv}: one row a condition and metric. */
final class SummaryFile {
  private static final List<String> COLUMNS =
      List.of(
          "condition",
          "metric",
          "n",
          "diverged",
          "unfinished",
          "infinite",
          "unmeasured",
          "mean",
          "sd",
          "median",
          "ci_low",
          "ci_high");

  private SummaryFile() {}

  /**
   * Writes it anew.
   *
   * @param measures those that were measured somewhere
   */
  static void write(
      ExperimentFolder folder, List<ConditionResults> conditions, List<Measure> measures) {
    CsvText table = new CsvText(COLUMNS);
    for (ConditionResults results : conditions) {
      for (Measure measure : measures) {
        table.row(row(results, measure));
      }
    }
    new AtomicFile(folder.summary()).replace(table.toString());
  }

  private static List<Object> row(ConditionResults results, Measure measure) {
    SummaryValue value = results.summary(measure);
    Estimate estimate = value.estimate();
    return List.of(
        results.condition(),
        measure.name(),
        estimate.n(),
        results.count(RunStatus.DIVERGED),
        results.unfinished(),
        value.infinite(),
        value.unmeasured(),
        estimate.mean(),
        estimate.deviation(),
        results.median(measure),
        estimate.low(),
        estimate.high());
  }
}
