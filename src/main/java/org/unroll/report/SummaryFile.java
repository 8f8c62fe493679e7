package org.unroll.report;

import java.util.Arrays;
import java.util.List;
import org.unroll.format.AtomicFile;
import org.unroll.format.CsvText;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Metric;
import org.unroll.format.RunStatus;

/** Writes {@code summary.csv}: one row a condition and metric. */
final class SummaryFile {
  private static final List<String> COLUMNS =
      List.of("condition", "metric", "n", "diverged", "mean", "sd", "ci_low", "ci_high");

  private SummaryFile() {}

  static void write(ExperimentFolder folder, List<ConditionResults> conditions) {
    CsvText table = new CsvText(COLUMNS);
    List<Metric> measured =
        Arrays.stream(Metric.values())
            .filter(metric -> conditions.stream().anyMatch(results -> results.measured(metric)))
            .toList();
    for (ConditionResults results : conditions) {
      for (Metric metric : measured) {
        table.row(row(results, metric.column(), results.estimate(metric)));
      }
      double[] kept = results.gradientsKept();
      if (kept.length > 0) {
        Estimate finite = Estimate.of(Arrays.stream(kept).filter(Double::isFinite).toArray());
        table.row(row(results, GradientKept.METRIC, finite));
      }
    }
    new AtomicFile(folder.summary()).replace(table.toString());
  }

  private static List<Object> row(ConditionResults results, String metric, Estimate estimate) {
    return List.of(
        results.condition(),
        metric,
        estimate.n(),
        results.count(RunStatus.DIVERGED),
        estimate.mean(),
        estimate.deviation(),
        estimate.low(),
        estimate.high());
  }
}
