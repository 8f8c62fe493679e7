package org.unroll.report;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictsTest {
  @TempDir private Path path;
  private WrittenRuns runs;

  @BeforeEach
  void twoArms() {
    runs = new WrittenRuns(path);
    runs.losses("plain", 1.0, 1.1, 0.9, 1.05).losses("gru", 0.50, 0.61, 0.38, 0.56);
  }

  private List<String> column(String name) {
    return WrittenRuns.column(runs.folder().claims(), name);
  }

  private double number(String name) {
    return Double.parseDouble(column(name).get(0));
  }

  /** Differences of −0.5, −0.49, −0.52, −0.49: t = −0.5 / (0.01414 / 2) on three degrees. */
  @Test
  void aClaimIsSupportedIfTheIntervalLiesBeyondTheMargin() {
    runs.claim("lower", "gru", "plain", 0, "t").claim("lower", "gru", "plain", 0.4, "t");
    List<String> lines = runs.rebuild();
    assertThat(column("verdict")).containsExactly("SUPPORTED", "SUPPORTED");
    assertThat(number("estimate")).isCloseTo(-0.5, within(1e-12));
    assertThat(number("ci_low")).isCloseTo(-0.5 - 3.182446 * 0.0141421 / 2, within(1e-6));
    assertThat(number("ci_high")).isCloseTo(-0.5 + 3.182446 * 0.0141421 / 2, within(1e-6));
    assertThat(column("pro")).containsExactly("4", "4");
    assertThat(number("p_holm")).isCloseTo(2 * number("p"), within(1e-12));
    assertThat(lines)
        .contains(
            "SUPPORTED     claim 1 (gru against plain)",
            "              difference -0.500 ± 0.023 (95.0% interval), p <0.0001 (paired t, 4 seeds)");
  }

  @Test
  void itIsRefutedIfTheIntervalLiesWhollyOnTheOtherSide() {
    runs.claim("higher", "gru", "plain", 0, "t")
        .claim("lower", "gru", "plain", 0.6, "t")
        .claim("lower", "gru", "plain", 0.495, "t");
    runs.rebuild();
    assertThat(column("verdict")).containsExactly("REFUTED", "REFUTED", "INCONCLUSIVE");
    assertThat(new ExperimentReport(runs.folder()).refuted())
        .containsExactly(
            "REFUTED       claim 1 (gru against plain)",
            "REFUTED       claim 2 (gru against plain)");
  }

  @Test
  void rankTestsNeedMoreSeedsThanFour() {
    runs.claim("lower", "gru", "plain", 0, "wilcoxon").claim("lower", "gru", "plain", 0, "sign");
    runs.rebuild();
    assertThat(column("p")).containsExactly("0.125", "0.125");
    assertThat(column("verdict")).containsOnly("INCONCLUSIVE");
  }

  @Test
  void divergedRunsRankWorstAndTurnTheComparisonIntoASignTest() {
    runs.losses("wild", NaN, NaN, NaN, 0.9).claim("lower", "gru", "wild", 0, "t");
    runs.losses("tame", 9, 9, 9, 9, 9, 9, 9).losses("burst", NaN, NaN, 8, NaN, NaN, NaN, NaN);
    runs.claim("lower", "tame", "burst", 0, "t").claim("higher", "burst", "tame", 0, "wilcoxon");
    List<String> lines = runs.rebuild();
    assertThat(column("test")).containsExactly("sign", "sign", "wilcoxon");
    assertThat(column("diverged")).containsExactly("3", "6", "6");
    assertThat(column("pro")).containsExactly("4", "6", "6");
    assertThat(column("contra")).containsExactly("0", "1", "1");
    assertThat(column("p")).startsWith("0.125", "0.125").last().isEqualTo("0.03125");
    assertThat(column("estimate")).containsOnly("");
    assertThat(lines)
        .contains(
            "              4 of 4 seeds for it, 0 against it, p = 0.25 (sign test, 4 seeds, 3"
                + " diverged)");
  }

  @Test
  void whereBothDivergeNeitherIsBetter() {
    runs.losses("wild", NaN, NaN).losses("mad", NaN, NaN).claim("lower", "wild", "mad", 0, "t");
    runs.rebuild();
    assertThat(column("verdict")).containsExactly("INCONCLUSIVE");
    assertThat(column("p")).containsExactly("1.0");
  }

  @Test
  void nothingIsJudgedBeforeAllRunsAreDone() {
    runs.losses("slow", 0.1, 0.1, 0.1, -1).claim("lower", "slow", "plain", 0, "t");
    runs.rebuild();
    assertThat(column("verdict")).containsExactly("PENDING");
    assertThat(column("unfinished")).containsExactly("1");
  }

  /** The mean of gru is 0.5125 ± 0.157. */
  @Test
  void aValueIsHeldAgainstBounds() {
    runs.bound("gru", NEGATIVE_INFINITY, 0.9)
        .bound("gru", NEGATIVE_INFINITY, 0.2)
        .bound("gru", 0.1, POSITIVE_INFINITY)
        .bound("gru", 0.1, 0.9)
        .bound("gru", 0.9, 1.0)
        .bound("gru", 0.5, 0.9);
    runs.rebuild();
    assertThat(column("verdict"))
        .containsExactly(
            "SUPPORTED", "REFUTED", "SUPPORTED", "SUPPORTED", "REFUTED", "INCONCLUSIVE");
    assertThat(number("estimate")).isCloseTo(0.5125, within(1e-12));
  }

  @Test
  void aValueMayLieOnItsBound() {
    runs.losses("perfect", 0, 0, 0).bound("perfect", NEGATIVE_INFINITY, 0);
    runs.losses("alike", 0, 0, 0).claim("lower", "alike", "perfect", 0, "t");
    runs.rebuild();
    assertThat(column("verdict")).containsExactly("SUPPORTED", "INCONCLUSIVE");
  }

  @Test
  void fewerSeedsThanAClaimAsksForDecideNothing() {
    runs.losses("once", 0.1).losses("twice", 9.0).claim("lower", "once", "twice", 0, "t");
    runs.rebuild();
    assertThat(column("verdict")).containsExactly("INCONCLUSIVE");
  }

  @Test
  void stepsToAThresholdAndTheAreaComeFromTheCurve() {
    runs.losses("fast", 0.1, 0.1).losses("late", 0.1, 0.4);
    for (int seed = 1; seed <= 2; seed++) {
      runs.curve("fast", seed, "10,train,9,", "10,validation,1.0,", "20,validation,0.1,");
    }
    runs.curve("late", 1, "10,validation,1.0,", "20,validation,0.5,", "40,validation,0.1,");
    runs.curve("late", 2, "10,validation,1.0,", "40,validation,0.4,");
    String measure = "steps_to_validation_loss_0.25";
    runs.claim(measure, "lower", "fast", "late", NEGATIVE_INFINITY, POSITIVE_INFINITY, 0, "t");
    runs.rebuild();
    assertThat(runs.folder().summary())
        .content()
        .contains(
            "fast," + measure + ",2,0,0,0,20.0,0.0,20.0,20.0,20.0",
            "late," + measure + ",1,0,0,1,40.0,,Infinity,,",
            "fast,area_validation_loss,2,0,0,0,0.55,0.0,0.55,");
    // (0.75·10 + 0.3·20) / 30 and (1.0 + 0.4) / 2
    assertThat(runs.folder().summary())
        .content()
        .contains("late,area_validation_loss,2,0,0,0,0.575,");
    assertThat(column("test")).containsExactly("sign");
    assertThat(column("pro")).containsExactly("2");
  }

  @Test
  void everyConditionIsComparedWithTheFirstArm() {
    List<String> lines = runs.losses("wild", NaN, 1, 1, 1).rebuild();
    Path table = runs.folder().comparisons();
    assertThat(WrittenRuns.column(table, "condition")).containsExactly("gru", "wild");
    assertThat(WrittenRuns.column(table, "baseline")).containsOnly("plain");
    assertThat(WrittenRuns.column(table, "test")).containsExactly("student_t", "sign");
    assertThat(WrittenRuns.column(table, "difference")).containsExactly("-0.5", "");
    assertThat(WrittenRuns.column(table, "diverged")).containsExactly("0", "1");
    assertThat(WrittenRuns.column(table, "p_sign").get(0)).isEqualTo("0.125");
    assertThat(lines)
        .anyMatch(line -> line.startsWith("gru   ") && line.contains("-0.500 ± 0.023"));
    assertThat(lines).anyMatch(line -> line.startsWith("wild") && line.contains("1 of 4 diverged"));
  }

  @Test
  void wrongClaimsAreToldNotTrusted() throws Exception {
    runs.claim("final_loss", "lower", "gru", "plain", 0, 0, 0, "t");
    assertThatThrownBy(runs::rebuild)
        .isInstanceOf(NoResultsException.class)
        .hasMessageContaining("there is no metric final_loss");
    Files.delete(runs.folder().claims());
    WrittenRuns others = new WrittenRuns(path);
    others.losses("gru", 1, 1).claim("lower", "gru", "gone", 0, "t");
    assertThatThrownBy(others::rebuild)
        .isInstanceOf(NoResultsException.class)
        .hasMessageContaining("'gone'");
  }

  @Test
  void aMetricThatFinishedRunsDidNotMeasureIsNotWaitedFor() {
    runs.claim(
            "test_accuracy", "higher", "gru", "plain", NEGATIVE_INFINITY, POSITIVE_INFINITY, 0, "t")
        .claim("log10_gradient_kept", "at_least", "gru", "", -1, POSITIVE_INFINITY, 0, "t");
    assertThat(runs.rebuild())
        .anyMatch(line -> line.endsWith("(paired t, 0 seeds, 4 did not measure it)"))
        .anyMatch(line -> line.endsWith("(t, 0 seeds, 4 did not measure it)"));
    assertThat(WrittenRuns.column(runs.folder().claims(), "verdict"))
        .containsExactly("INCONCLUSIVE", "INCONCLUSIVE");
    assertThat(WrittenRuns.column(runs.folder().claims(), "unmeasured")).containsExactly("4", "4");
  }
}
