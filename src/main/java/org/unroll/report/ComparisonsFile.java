package org.unroll.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unroll.format.AtomicFile;
import org.unroll.format.CsvText;
import org.unroll.format.ExperimentFolder;
import org.unroll.report.statistics.DifferenceTest;
import org.unroll.report.statistics.Estimate;
import org.unroll.report.statistics.HolmCorrection;

/**
 * Every condition against the first arm's, seed by seed: {@code comparisons.csv}. Holm's correction
 * goes over all comparisons by one metric.
 */
final class ComparisonsFile {
  private static final List<String> COLUMNS =
      List.of(
          "condition",
          "baseline",
          "metric",
          "n",
          "diverged",
          "unfinished",
          "difference",
          "sd",
          "ci_low",
          "ci_high",
          "effect_size",
          "p_t",
          "p_wilcoxon",
          "p_sign",
          "test",
          "p",
          "p_holm");

  private ComparisonsFile() {}

  /** One comparison by one metric. */
  record Row(ArmComparison comparison, Pairs pairs, double adjusted) {
    DifferenceTest test() {
      return DifferenceTest.T.usableFor(pairs.differences());
    }

    /** The mean difference; without one if a run diverged. */
    Estimate estimate() {
      return pairs.finite() ? Estimate.of(pairs.differences()) : Estimate.of();
    }
  }

  static void write(
      ExperimentFolder folder, List<ConditionResults> conditions, List<Measure> measures) {
    CsvText table = new CsvText(COLUMNS);
    for (Measure measure : measures) {
      rows(conditions, measure).forEach(row -> table.row(cells(measure, row)));
    }
    new AtomicFile(folder.comparisons()).replace(table.toString());
  }

  /** The comparisons by one metric, in the order of the conditions. */
  static List<Row> rows(List<ConditionResults> conditions, Measure measure) {
    List<ArmComparison> comparisons = ArmComparison.of(conditions);
    List<Pairs> pairs =
        comparisons.stream()
            .map(each -> Pairs.of(each.condition(), each.baseline(), measure))
            .toList();
    double[] adjusted =
        HolmCorrection.of(
            pairs.stream()
                .mapToDouble(
                    each -> DifferenceTest.T.usableFor(each.differences()).p(each.differences()))
                .toArray());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < comparisons.size(); i++) {
      rows.add(new Row(comparisons.get(i), pairs.get(i), adjusted[i]));
    }
    return rows;
  }

  private static List<Object> cells(Measure measure, Row row) {
    Pairs pairs = row.pairs();
    double[] differences = pairs.differences();
    Estimate estimate = row.estimate();
    return Arrays.asList(
        row.comparison().condition().condition(),
        row.comparison().baseline().condition(),
        measure.name(),
        pairs.count(),
        pairs.diverged(),
        pairs.unfinished(),
        estimate.mean(),
        estimate.deviation(),
        estimate.low(),
        estimate.high(),
        estimate.effectSize(),
        DifferenceTest.T.p(differences),
        DifferenceTest.WILCOXON.p(differences),
        DifferenceTest.SIGN.p(differences),
        row.test().word(),
        row.test().p(differences),
        row.adjusted());
  }
}
