package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AblationTest {
  private static final String FACTORS =
      "factors: {gated: {cell: gru}, clipped: {clipping: {type: norm, threshold: 1}}, deep:"
          + " {layers: 2}}";

  @TempDir private Path folder;
  private ToyPlans plans;

  @BeforeEach
  void plansInThisFolder() {
    plans = new ToyPlans(folder);
  }

  private static String ablate(String design) {
    return "sweep: {ablate: {" + FACTORS + ", design: " + design + "}}";
  }

  private static String onOff(PlannedRun run) {
    return run.arm() + " " + run.axes().values();
  }

  @Test
  void addOneInTriesNoneThenEachAlone() {
    assertThat(plans.runs(ablate("add-one-in")))
        .extracting(AblationTest::onOff)
        .containsExactly(
            "baseline [off, off, off]",
            "gated [off, off, on]",
            "clipped [on, off, off]",
            "deep [off, on, off]");
  }

  @Test
  void leaveOneOutTriesAllThenAllButEach() {
    List<PlannedRun> runs = plans.runs(ablate("leave-one-out"));
    assertThat(runs)
        .extracting(PlannedRun::arm)
        .containsExactly("all", "all-gated", "all-clipped", "all-deep");
    assertThat(runs.get(1).id())
        .isEqualTo(plans.run("clipping: {type: norm, threshold: 1}\nlayers: 2").id());
  }

  @Test
  void fullTriesEveryCombinationAndListsTheFactorsAsAxes() {
    ExperimentPlan plan =
        plans.plan(ToyPlans.SOUND + ablate("full") + "\nseeds: 2", "dataset.length=5,6");
    assertThat(plan.axes()).containsExactly("gated", "clipped", "deep", "dataset.length");
    assertThat(plan.runs()).hasSize(8 * 2 * 2);
    assertThat(plan.runs())
        .extracting(PlannedRun::condition)
        .contains("baseline_length=5", "gated+clipped_length=6", "gated+clipped+deep_length=6");
    assertThat(plans.plan(plan.source()).runs()).isEqualTo(plan.runs());
    assertThat(plans.runs(ablate("full"), "sweep.ablate.design=add-one-in")).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{design: full}|4:17: sweep.ablate.factors is required: what is switched on and off, by"
            + " name, such as factors: {clipped: {clipping: {type: norm, threshold: 1}}}",
        "{factors: {a: {layers: 2}}}|4:17: sweep.ablate.design is required. Allowed: add-one-in,"
            + " leave-one-out, full",
        "{factors: {a: {layers: 2}}, design: ful}|4:53: sweep.ablate.design: 'ful' is unknown; did"
            + " you mean 'full'? Allowed: add-one-in, leave-one-out, full",
        "{factors: {a: {layers: 2}}, design: [full]}|4:53: sweep.ablate.design: must be one of"
            + " these, not a list. Allowed: add-one-in, leave-one-out, full",
        "{factors: {}, design: full}|4:27: sweep.ablate.factors: names no factor",
        "{factors: {arm: {layers: 2}}, design: full}|4:28: sweep.ablate.factors: 'arm' is a column"
            + " of the results; choose another",
        "{factors: {a: {layers: 2}, b: {layers: 3}}, design: full}|4:48: sweep.ablate.factors:"
            + " 'layers' is also set by factor 'a', and both may be on at once",
        "{factor: {a: {layers: 2}}, design: full}|4:18: sweep.ablate: unknown key 'factor'; did you"
            + " mean 'factors'? Allowed: factors, design",
        "{factors: {baseline+: {layers: 2}, a: {layers: 2}}, design: full}|4:56:"
            + " sweep.ablate.factors: 'layers' is also set by factor 'baseline+', and both may be on"
            + " at once",
      })
  void mistakesAreTold(String ablate, String problem) {
    assertThat(plans.problems(ToyPlans.SOUND + "sweep: {ablate: " + ablate + "}"))
        .contains("exp.yaml:" + problem);
  }

  @Test
  void armsAndAnAblationAreTwoSweeps() {
    assertThat(
            plans.problems(
                ToyPlans.SOUND
                    + "sweep: {arms: {x: {}}, ablate: {factors: {a: {layers: 2}}, design: full}}"))
        .singleElement()
        .asString()
        .contains("write it and arms as two sweeps");
    assertThat(
            plans.problems(
                ToyPlans.SOUND
                    + "sweep: {grid: {layers: [1, 2]}, ablate: {factors: {layers: {hidden_size: 2}},"
                    + " design: full}}"))
        .singleElement()
        .asString()
        .contains("the same name; rename the factor");
  }
}
