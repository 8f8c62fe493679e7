package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimsTest {
  private static final String METRICS =
      "validation_loss, validation_accuracy, train_loss, train_accuracy, test_loss, test_accuracy,"
          + " log10_gradient_kept";

  private static final String ARMS =
      "sweep: {arms: {plain: {}, gru: {cell: gru}}, grid: {dataset.length: [50, 100]}}\nseeds: 3\n";

  @TempDir private Path folder;
  private ToyPlans plans;

  @BeforeEach
  void plansInThisFolder() {
    plans = new ToyPlans(folder);
  }

  private List<String> pairs(String lines) {
    return plans.plan(ToyPlans.SOUND + lines).claims().stream()
        .map(claim -> claim.condition() + " " + claim.relation() + " " + claim.than())
        .toList();
  }

  @Test
  void aClaimIsMadeAtEveryPointOfTheGridThatItLeavesOpen() {
    assertThat(pairs(ARMS + "claims: {metric: test_loss, lower: {arm: gru}, than: {arm: plain}}"))
        .containsExactly(
            "gru_length=50 lower plain_length=50", "gru_length=100 lower plain_length=100");
    assertThat(
            pairs(
                ARMS
                    + "claims: {metric: test_loss, higher: {arm: gru, dataset.length: 1e2}, than:"
                    + " {arm: plain}}"))
        .containsExactly("gru_length=100 higher plain_length=100");
    assertThat(
            pairs(
                ARMS
                    + "claims: {metric: test_loss, higher: {dataset.length: 100}, than:"
                    + " {dataset.length: 50}}"))
        .containsExactly(
            "plain_length=100 higher plain_length=50", "gru_length=100 higher gru_length=50");
    assertThat(pairs(ARMS + "claims: {metric: test_loss, of: {arm: gru}, at_most: 0.1}"))
        .containsExactly("gru_length=50 at_most ", "gru_length=100 at_most ");
    assertThat(pairs("seeds: 2\nclaims: {metric: test_loss, within: [0, 0.1]}"))
        .containsExactly("baseline within ");
  }

  @Test
  void armsAndFactorsOfAnAblationChangeTogether() {
    String ablation =
        "seeds: 2\nsweep: {ablate: {factors: {g: {cell: gru}, deep: {layers: 2}}, design: full}}\n";
    assertThat(
            pairs(ablation + "claims: {metric: test_loss, lower: {arm: g}, than: {arm: baseline}}"))
        .containsExactly("g lower baseline");
    assertThat(pairs(ablation + "claims: {metric: test_loss, lower: {g: on}, than: {g: off}}"))
        .containsExactlyInAnyOrder("g lower baseline", "g+deep lower deep");
  }

  @Test
  void whatIsLeftOutTakesItsDefault() {
    PlannedClaim claim =
        plans
            .plan(
                ToyPlans.SOUND
                    + ARMS
                    + "claims: [{metric: validation_loss, lower: {arm: gru}, than: {arm: plain},"
                    + " margin: 0.1}]")
            .claims()
            .get(0);
    assertThat(claim.name())
        .isEqualTo("final validation loss: arm gru lower than arm plain by 0.1");
    assertThat(claim.measure()).isEqualTo("final_validation_loss");
    assertThat(claim.alpha()).isEqualTo(0.05);
    assertThat(claim.test()).isEqualTo("student_t");
    assertThat(claim.seeds()).isEqualTo(2);
  }

  @Test
  void theValueOfAMetricIsChosen() {
    assertThat(
            plans
                .plan(
                    ToyPlans.SOUND
                        + "seeds: 2\nclaims:\n"
                        + "  - {metric: validation_loss, by: best, at_most: 1}\n"
                        + "  - {metric: validation_loss, by: area, at_most: 1}\n"
                        + "  - {metric: train_loss, at_most: 1}\n"
                        + "  - {metric: test_loss, at_most: 1}\n"
                        + "  - {metric: log10_gradient_kept, at_least: -3}\n"
                        + "  - {metric: validation_loss, by: steps_to, threshold: 1e-2,"
                        + " at_most: 500}\nprobes: [gradient_lag]")
                .claims())
        .extracting(PlannedClaim::measure)
        .containsExactly(
            "best_validation_loss",
            "area_validation_loss",
            "final_train_loss",
            "test_loss",
            "log10_gradient_kept",
            "steps_to_validation_loss_0.01");
  }

  @Test
  void claimsDoNotChangeRunsAndSurviveBeingWrittenDown() {
    String claim = "claims: {metric: test_loss, lower: {arm: gru}, than: {arm: plain}}\n";
    ExperimentPlan with = plans.plan(ToyPlans.SOUND + ARMS + claim);
    ExperimentPlan without = plans.plan(ToyPlans.SOUND + ARMS);
    assertThat(with.runs()).isEqualTo(without.runs());
    assertThat(plans.plan(with.source()).claims()).isEqualTo(with.claims());
    assertThat(plans.plan(ToyPlans.SOUND + ARMS + claim, "~claims").claims()).isEmpty();
  }

  @Test
  void numbersInNamesAreWrittenWithoutExponents() {
    assertThat(
            claims(
                "{metric: test_loss, lower: {arm: gru}, than: {arm: plain}, margin: 1e-4}",
                "{metric: validation_loss, by: steps_to, threshold: 1e-4, at_most: 2000}",
                "{metric: test_loss, within: [1e-3, 0.5]}"))
        .containsSubsequence(
            "test loss: arm gru lower than arm plain by 0.0001",
            "steps to validation loss 0.0001: at most 2000",
            "test loss: within [0.001, 0.5]");
  }

  private List<String> claims(String... written) {
    String yaml = ToyPlans.SOUND + ARMS + "claims: [" + String.join(", ", written) + "]\n";
    return plans.plan(yaml).claims().stream().map(PlannedClaim::name).toList();
  }

  private static Arguments mistake(String claim, String problem) {
    return Arguments.of(claim, problem);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "metric: test_los, lower: {arm: gru}, than: {arm: plain}",
            "7:18: claims.metric: 'test_los' is unknown; did you mean 'test_loss'? Allowed:"
                + " validation_loss, validation_accuracy, train_loss, train_accuracy, test_loss,"
                + " test_accuracy, log10_gradient_kept"),
        mistake(
            "metric: final_validation_loss, at_most: 1",
            "7:18: claims.metric: 'final_validation_loss' is unknown; here it is written metric:"
                + " validation_loss, by: final. Allowed: "
                + METRICS),
        mistake(
            "metric: best_validation_accuracy, at_most: 1",
            "7:18: claims.metric: 'best_validation_accuracy' is unknown; here it is written metric:"
                + " validation_accuracy, by: best. Allowed: "
                + METRICS),
        mistake(
            "metric: steps_to_validation_loss_0.05, at_most: 1",
            "7:18: claims.metric: 'steps_to_validation_loss_0.05' is unknown; here it is written"
                + " metric: validation_loss, by: steps_to, threshold: 0.05. Allowed: "
                + METRICS),
        mistake(
            "metric: steps_to_validation_loss, at_most: 1",
            "7:18: claims.metric: 'steps_to_validation_loss' is unknown; here it is written"
                + " metric: validation_loss, by: steps_to, threshold: 0.01. Allowed: "
                + METRICS),
        mistake(
            "metric: best_test_loss, at_most: 1",
            "7:18: claims.metric: 'best_test_loss' is unknown. Allowed: " + METRICS),
        mistake(
            "metric: test_loss, at_most: 1, test: ttest",
            "7:47: claims.test: 'ttest' is unknown; here it is written test: t. Allowed: t,"
                + " wilcoxon, sign"),
        mistake(
            "metric: test_loss, at_most: 1, test: sing",
            "7:47: claims.test: 'sing' is unknown; did you mean 'sign'? Allowed: t, wilcoxon, sign"),
        mistake(
            "metric: test_loss, lower: gru, than: {arm: plain}",
            "7:36: claims.lower: must be a map, not 'gru'; write claims.lower: {arm: gru}"),
        mistake(
            "metric: test_loss, lower: {arm: grru}, than: {arm: plain}",
            "7:37: claims.lower: there is no arm 'grru'; did you mean 'gru'?"),
        mistake(
            "metric: test_loss, lower: {arm: gru}, than: {arm: rnn}",
            "7:55: claims.than: there is no arm 'rnn'. Known: plain, gru"),
        mistake(
            "metric: test_loss, lower: {dataset.lenght: 50}, than: {arm: rnn}",
            "7:37: claims.lower: the sweep has no axis 'dataset.lenght'; did you mean"
                + " 'dataset.length'?"),
        mistake(
            "metric: test_loss, lower: {dataset.length: 70}, than: {dataset.length: 50}",
            "7:37: claims.lower: no condition has dataset.length: 70. Known: 50, 100"),
        mistake(
            "metric: test_loss, lower: {arm: gru}, than: {arm: gru}",
            "7:54: claims.than: compares a condition with itself"),
        mistake(
            "metric: test_loss, lower: {arm: gru}",
            "7:9: claims: lower and higher go together with than, such as lower: {arm: gru},"
                + " than: {arm: plain}"),
        mistake(
            "metric: test_loss, of: {arm: gru}",
            "7:9: claims: needs one of lower, higher, at_most, at_least and within, not none"),
        mistake(
            "metric: test_loss, at_most: 1, at_least: 0",
            "7:9: claims: needs one of lower, higher, at_most, at_least and within, not several"),
        mistake(
            "metric: test_loss, within: [1, 0]", "7:9: claims: within must rise from low to high"),
        mistake(
            "metric: test_loss, at_most: 1, margin: 1",
            "7:9: claims: margin goes together with lower and higher"),
        mistake(
            "metric: test_loss, by: best, at_most: 1",
            "7:9: claims: test_loss has one value only; leave out by, or write metric:"
                + " validation_loss"),
        mistake(
            "metric: validation_loss, by: steps_to, at_most: 1",
            "7:9: claims: by: steps_to and threshold go together, such as by: steps_to, threshold:"
                + " 0.01"),
        mistake(
            "metric: test_loss, at_most: 1, alpha: 1",
            "7:48: claims.alpha: must be less than 1.0, not 1"),
        mistake(
            "metric: test_loss, at_most: 1, marginn: 1",
            "7:41: claims: unknown key 'marginn'; did you mean 'margin'?"),
        mistake(
            "metric: test_loss, at_most: 1, seeds: 5",
            "7:48: claims.seeds: asks for 5 seeds, and the experiment has 3: write seeds: 5 for the"
                + " experiment, or leave the claims out with ~claims"),
        mistake(
            "metric: test_loss, lower: {arm: gru}, than: {arm: plain}, test: sign",
            "7:74: claims: 3 seeds can never decide it at alpha 0.05 by test: sign as one of 2 such"
                + " comparisons: write seeds: 7 for the experiment, or leave the claims out with"
                + " ~claims"),
        mistake(
            "metric: log10_gradient_kept, of: {arm: gru}, at_most: 1",
            "7:18: claims.metric: needs the probe gradient_lag, which gru_length=50 does not have;"
                + " add it to probes"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreToldBeforeAnythingRuns(String claim, String problem) {
    assertThat(
            plans.problems(
                ToyPlans.SOUND
                    + ARMS.replace("\nseeds", "\nprobes: []\nseeds").replace("\n\n", "\n")
                    + "claims: {"
                    + claim
                    + "}\n"))
        .first()
        .asString()
        .isEqualTo("exp.yaml:" + problem);
  }

  @Test
  void oneSeedDecidesNothing() {
    assertThat(
            plans.problems(
                ToyPlans.SOUND + ARMS + "claims: {metric: test_loss, of: {arm: gru}, at_most: 1}",
                "seeds=1"))
        .containsExactly(
            "exp.yaml:6:33: claims: 1 seed can never decide it: write seeds: 2 for the experiment,"
                + " or leave the claims out with ~claims");
  }

  @Test
  void aFilterThatNothingMatchesIsTold() {
    String excluded = ARMS.replace("}}\n", "}, exclude: [{arm: gru, dataset.length: 50}]}\n");
    String claim =
        "claims: {metric: test_loss, lower: {arm: gru, dataset.length: 50}, than: {arm: plain}}";
    assertThat(plans.problems(ToyPlans.SOUND + excluded + claim))
        .containsExactly("exp.yaml:6:36: claims.lower: there is no condition with all of this");
  }
}
