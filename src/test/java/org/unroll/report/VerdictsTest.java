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
  private static final String LAGS = "step,layer,state,lag,log10_norm";

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
    assertThat(column("test")).as("ranks of sizes need sizes, too").containsOnly("sign");
    assertThat(column("diverged")).containsExactly("3", "6", "6");
    assertThat(column("pro")).containsExactly("4", "6", "6");
    assertThat(column("contra")).containsExactly("0", "1", "1");
    assertThat(column("p")).containsOnly("0.125");
    assertThat(column("estimate")).containsOnly("");
    assertThat(lines)
        .contains(
            "              4 of 4 seeds for it, 0 against it, p = 0.38 (sign test, 4 seeds, 3"
                + " diverged)",
            "              4 seeds cannot decide it; by the sign test it takes at least 7");
  }

  /** Six seeds of which all twelve runs diverged say nothing, whatever the margin. */
  @Test
  void whereBothDivergeThereIsNoDifference() {
    runs.losses("wild", NaN, NaN, NaN, NaN, NaN, NaN).losses("mad", NaN, NaN, NaN, NaN, NaN, NaN);
    runs.claim("lower", "wild", "mad", 0.05, "t").claim("lower", "mad", "wild", 0, "wilcoxon");
    runs.claim("lower", "wild", "mad", 0.05, "sign");
    List<String> lines = runs.rebuild();
    assertThat(column("verdict")).containsOnly("INCONCLUSIVE");
    assertThat(column("n")).containsOnly("0");
    assertThat(column("diverged")).containsOnly("6");
    assertThat(column("undecided")).containsOnly("6");
    for (String empty : List.of("estimate", "ci_low", "ci_high", "test", "p", "p_holm")) {
      assertThat(column(empty)).as(empty).containsOnly("");
    }
    assertThat(lines)
        .contains(
            "              no seed to test (6 diverged)",
            "              no seed tells; by the sign test it takes at least 6");
    assertThat(lines)
        .as("the difference of mad to plain, and of wild")
        .anyMatch(line -> line.startsWith("mad") && line.contains("4 of 4 diverged"));
  }

  /** Five differences of 0 would make an interval of width 0 around −0.1. */
  @Test
  void seedsOfWhichBothDivergedDoNotNarrowAnInterval() {
    runs.losses("wild", 1, 2, NaN, NaN, NaN).losses("mad", 1.5, 2.4, NaN, NaN, NaN);
    runs.claim("lower", "wild", "mad", 0, "t");
    runs.rebuild();
    assertThat(column("n")).containsExactly("2");
    assertThat(column("undecided")).containsExactly("3");
    assertThat(column("estimate")).as("a mean of the survivors").containsExactly("");
    assertThat(column("test")).containsExactly("sign");
    assertThat(column("p")).containsExactly("0.5");
    assertThat(column("verdict")).containsExactly("INCONCLUSIVE");
  }

  /** Both arms explode or not: the gradient that a diverged run kept is neither more nor less. */
  @Test
  void aDivergedRunHasNoGradientToRank() {
    runs.losses("wild", NaN, 1, 1).losses("mad", 1, 1, 1);
    for (int seed = 1; seed <= 3; seed++) {
      runs.table("gradient_lag", "mad", seed, LAGS, "5,0,h,0,0", "5,0,h,9,-8");
      runs.table("gradient_lag", "wild", seed, LAGS, "5,0,h,0,0", "5,0,h,9,-" + seed);
    }
    runs.claim(
        "log10_gradient_kept",
        "higher",
        "wild",
        "mad",
        NEGATIVE_INFINITY,
        POSITIVE_INFINITY,
        0,
        "t");
    assertThat(runs.rebuild())
        .contains(
            "              2 of 2 seeds for it, 0 against it, not tested (2 seeds, 1 diverged)",
            "              of 1 seed the side is not known: a run without a number may be on"
                + " either");
    assertThat(column("verdict")).containsExactly("INCONCLUSIVE");
    assertThat(column("undecided")).containsExactly("1");
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
            "fast," + measure + ",2,0,0,0,0,20.0,0.0,20.0,20.0,20.0",
            "late," + measure + ",1,0,0,1,0,40.0,,,,",
            "fast,area_validation_loss,2,0,0,0,0,0.55,0.0,0.55,");
    // (0.75·10 + 0.3·20) / 30 and (1.0 + 0.4) / 2
    assertThat(runs.folder().summary())
        .content()
        .contains("late,area_validation_loss,2,0,0,0,0,0.575,");
    assertThat(column("test")).containsExactly("sign");
    assertThat(column("pro")).containsExactly("2");
  }

  /**
   * fast reaches 0.25 at step 20 of 40, late never within 40, brief never within 10: it stopped
   * before it could be said which of them is the faster.
   */
  @Test
  void neverReachedIsASideAsFarAsARunWasTrained() {
    for (String name : List.of("fast", "late", "brief")) {
      runs.losses(name, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
      for (int seed = 1; seed <= 6; seed++) {
        switch (name) {
          case "fast" -> runs.curve(name, seed, "10,validation,1.0,", "20,validation,0.1,");
          case "late" -> runs.curve(name, seed, "10,validation,1.0,", "40,validation,0.5,");
          default -> runs.curve(name, seed, "10,validation,0.5,");
        }
      }
    }
    steps("fast", "late", 0).steps("fast", "late", 20).steps("fast", "late", 21);
    steps("fast", "brief", 0).steps("late", "brief", 0);
    List<String> lines = runs.rebuild();
    assertThat(column("verdict"))
        .containsExactly(
            "INCONCLUSIVE", "INCONCLUSIVE", "INCONCLUSIVE", "INCONCLUSIVE", "INCONCLUSIVE");
    assertThat(column("p")).containsExactly("0.03125", "0.03125", "", "", "");
    assertThat(column("n")).containsExactly("6", "6", "0", "0", "0");
    assertThat(column("diverged")).containsOnly("0");
    assertThat(column("infinite")).containsOnly("6");
    assertThat(column("undecided")).containsExactly("0", "0", "6", "6", "6");
    assertThat(lines)
        .contains(
            "              6 of 6 seeds for it, 0 against it, p = 0.063 (sign test, 6 seeds,"
                + " 6 never reached it)",
            "              6 seeds cannot decide it; by the sign test it takes at least 7",
            "              of 6 seeds the side is not known: a run without a number may be on"
                + " either",
            "              no seed to test (6 never reached it)",
            "              no seed tells; by the sign test it takes at least 7");
  }

  private VerdictsTest steps(String condition, String than, double margin) {
    runs.claim(
        "steps_to_validation_loss_0.25",
        "lower",
        condition,
        than,
        NEGATIVE_INFINITY,
        POSITIVE_INFINITY,
        margin,
        "t");
    return this;
  }

  @Test
  void whereAValueIsMissingOnACurveNothingIsMadeOfIt() {
    runs.losses("holes", 0.1).losses("whole", 0.1);
    runs.curve("holes", 1, "10,validation,0.2,", "20,validation,0.1,0.9");
    runs.curve("whole", 1, "10,validation,0.2,0.8", "20,validation,0.1,0.9");
    String measure = "steps_to_validation_accuracy_0.75";
    runs.claim(measure, "lower", "holes", "whole", NEGATIVE_INFINITY, POSITIVE_INFINITY, 0, "t");
    runs.rebuild();
    assertThat(runs.folder().summary())
        .content()
        .contains(
            "holes," + measure + ",0,0,0,0,1,,,,,",
            "whole," + measure + ",1,0,0,0,0,10.0,",
            "holes,area_validation_accuracy,0,0,0,0,1,,,,,",
            "whole,area_validation_accuracy,1,0,0,0,0,0.85");
    assertThat(column("unmeasured")).containsExactly("1");
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
        .hasMessageEndingWith(
            "there is no metric final_loss; the column metric of summary.csv has their names");
    assertThatThrownBy(() -> Measures.of(List.of()).named("tst_loss"))
        .hasMessage("there is no metric tst_loss; did you mean 'test_loss'?");
    assertThatThrownBy(() -> Measures.of(List.of()).named("steps_to_validation_loss"))
        .hasMessageContaining("has to end with the value to be reached");
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
        .anyMatch(line -> line.endsWith("no seed to test (4 did not measure it)"))
        .anyMatch(line -> line.endsWith("  4 seeds did not measure it"));
    assertThat(WrittenRuns.column(runs.folder().claims(), "verdict"))
        .containsExactly("INCONCLUSIVE", "INCONCLUSIVE");
    assertThat(WrittenRuns.column(runs.folder().claims(), "unmeasured")).containsExactly("4", "4");
  }
}
