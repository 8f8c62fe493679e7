package org.unroll.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
          "infinite",
          "undecided",
          "unfinished",
          "unmeasured",
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

  private static final double ALPHA = 0.05;

  private ComparisonsFile() {}

  /**
   * One comparison by one metric.
   *
   * @param leastSeeds the fewest with which it could reach p = 0.05
   */
  record Row(ArmComparison comparison, Evidence evidence, double adjusted, OptionalInt leastSeeds) {
    /** The test that decides: Student's, or the sign test where that needs numbers. */
    Optional<DifferenceTest> test() {
      return evidence.test(DifferenceTest.T);
    }

    /** The mean difference; without one if a finished seed gives no number. */
    Estimate estimate() {
      return evidence.estimate(ALPHA);
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
    List<Evidence> evidence =
        comparisons.stream()
            .map(each -> Evidence.between(each.condition(), each.baseline(), measure).above(0))
            .toList();
    double[] p =
        evidence.stream()
            .mapToDouble(each -> each.test(DifferenceTest.T).map(each::p).orElse(Double.NaN))
            .toArray();
    boolean[] open = SeedCounts.open(evidence.stream().map(Evidence::counts).toList());
    double[] adjusted = HolmCorrection.of(p, open);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < comparisons.size(); i++) {
      DifferenceTest test = evidence.get(i).whole() ? DifferenceTest.T : DifferenceTest.SIGN;
      rows.add(
          new Row(
              comparisons.get(i),
              evidence.get(i),
              adjusted[i],
              HolmCorrection.leastSeeds(test, p, open, i, ALPHA)));
    }
    return rows;
  }

  private static List<Object> cells(Measure measure, Row row) {
    Evidence evidence = row.evidence();
    SeedCounts counts = evidence.counts();
    Estimate estimate = row.estimate();
    return Arrays.asList(
        row.comparison().condition().condition(),
        row.comparison().baseline().condition(),
        measure.name(),
        counts.tell(),
        counts.diverged(),
        counts.infinite(),
        counts.undecided(),
        counts.unfinished(),
        counts.unmeasured(),
        estimate.mean(),
        estimate.deviation(),
        estimate.low(),
        estimate.high(),
        estimate.effectSize(),
        evidence.p(DifferenceTest.T),
        evidence.p(DifferenceTest.WILCOXON),
        evidence.p(DifferenceTest.SIGN),
        row.test().map(DifferenceTest::word),
        row.test().map(evidence::p),
        row.adjusted());
  }
}
