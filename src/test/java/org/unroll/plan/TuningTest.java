package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TuningTest {
  private static final String ARMS =
      "sweep: {arms: {plain: {}, gru: {cell: gru}}, zip: {layers: [1, 2], hidden_size: [8, 4]}}\n";
  private static final String TUNE =
      "tune: {optimizer.learning_rate: [1e-2, 1e-3], batch_size: [4, 8]}\n";

  @TempDir private Path folder;
  private ToyPlans plans;

  @BeforeEach
  void plansInThisFolder() {
    plans = new ToyPlans(folder);
  }

  private PlannedTuning tuning(String lines, String... overrides) {
    return plans.plan(ToyPlans.SOUND + lines, overrides).tuning().orElseThrow();
  }

  private static List<Long> seeds(PlannedTuning tuning) {
    return tuning.trials().runs().stream().map(PlannedRun::seed).distinct().toList();
  }

  @Test
  void everyConditionIsTriedWithEveryCombinationAndSeedsOfItsOwn() {
    PlannedTuning tuning = tuning(ARMS + TUNE + "seeds: [7, 2]\n");
    assertThat(tuning.keys()).containsExactly("optimizer.learning_rate", "batch_size");
    assertThat(seeds(tuning)).containsExactly(8L, 9L);
    assertThat(tuning.trials().runs()).hasSize(4 * 4 * 2);
    assertThat(tuning.candidates())
        .hasSize(16)
        .extracting(
            PlannedTuning.Candidate::condition,
            candidate -> candidate.value("optimizer.learning_rate"),
            candidate -> candidate.value("batch_size"))
        .startsWith(
            tuple("plain_layers=1_hidden_size=8", "1e-2", "4"),
            tuple("plain_layers=1_hidden_size=8", "1e-2", "8"));
    assertThat(seeds(tuning("tune: {layers: [1, 2]}\nseeds: 9\n"))).containsExactly(10L, 11L, 12L);
    assertThat(seeds(tuning("tune: {layers: [1, 2], seeds: 1}\nseeds: 9\n"))).containsExactly(10L);
  }

  @Test
  void theComparisonHasTheChosenValuesUnderItsOwnNames() {
    ExperimentPlan plan = plans.plan(ToyPlans.SOUND + ARMS + TUNE + "seeds: 2\n");
    assertThat(plan.runs()).isEmpty();
    List<PlannedTuning.Candidate> all = plan.tuning().orElseThrow().candidates();
    ExperimentPlan compared = plan.with(List.of(all.get(1), all.get(4), all.get(8), all.get(15)));

    ExperimentPlan plain =
        plans.plan(
            ToyPlans.SOUND + ARMS + "seeds: 2\n", "batch_size=8", "optimizer.learning_rate=1e-2");
    assertThat(compared.runs().subList(0, 2)).isEqualTo(plain.runs().subList(0, 2));
    assertThat(compared.runs())
        .extracting(PlannedRun::condition)
        .isEqualTo(plain.runs().stream().map(PlannedRun::condition).toList());
    assertThat(compared.axes()).isEqualTo(plain.axes());
    assertThat(compared.conditions().get(3).name()).isEqualTo("gru_layers=2_hidden_size=4");
    assertThat(compared.conditions().get(3).text())
        .containsPattern("(?m)^batch_size: 8 +# .*exp.yaml:5:63, tune$");
  }

  @Test
  void bothStagesAreFoundAgainInWhatIsWrittenDown() {
    ExperimentPlan plan =
        plans.plan(
            ToyPlans.SOUND
                + "sweep: [{arms: {a: {}}, grid: {dataset.length: [5, 6]}}, {random: {count: 2,"
                + " keys: {layers: [1, 2, 3]}}}]\n"
                + TUNE
                + "seeds: 4\ndescription: 'a $${b}'\n");
    PlannedTuning tuning = plan.tuning().orElseThrow();
    ExperimentPlan again = plans.plan(plan.source());
    assertThat(again.tuning().orElseThrow().trials().runs()).isEqualTo(tuning.trials().runs());
    assertThat(again.tuning().orElseThrow().trials().source()).isEqualTo(tuning.trials().source());
    assertThat(again.with(again.tuning().orElseThrow().candidates()).runs())
        .isEqualTo(plan.with(tuning.candidates()).runs());
    ExperimentPlan trials = plans.plan(tuning.trials().source());
    assertThat(trials.runs()).isEqualTo(tuning.trials().runs());
    assertThat(trials.tuning()).isEmpty();
  }

  @Test
  void listsAreMergedByKeyAndChangedFromTheCommandLine() {
    plans.file("base.yaml", "tune: {optimizer: {learning_rate: [1, 2]}, seeds: 2}\n");
    PlannedTuning tuning =
        tuning("extends: base.yaml\nseeds: 5\ntune: {layers: [1, 2]}\n", "tune.layers=[3]");
    assertThat(tuning.keys()).containsExactly("optimizer.learning_rate", "layers");
    assertThat(tuning.candidates()).extracting(it -> it.value("layers")).containsExactly("3", "3");
    assertThat(seeds(tuning)).containsExactly(6L, 7L);
    assertThat(plans.plan(ToyPlans.SOUND + TUNE, "~tune").tuning()).isEmpty();
    assertThat(tuning(TUNE, "~tune.batch_size", "tune.optimizer.learning_rate=1,2,3").candidates())
        .hasSize(3);
  }

  private static Arguments mistake(String lines, List<String> arguments, String... problems) {
    return Arguments.of(lines, arguments, List.of(problems));
  }

  static Stream<Arguments> mistakes() {
    String rates = "tune: {optimizer.learning_rate: [1e-2, 1e-3]}";
    return Stream.of(
        mistake(
            "tune: 1e-3",
            List.of(),
            "exp.yaml:4:7: tune: must be a map, not '1e-3'; write tune: {optimizer.learning_rate: [1e-2, 1e-3]}"),
        mistake(
            "tune: {seeds: 2}",
            List.of(),
            "exp.yaml:4:7: tune: names nothing to choose; write such as {optimizer.learning_rate:"
                + " [1e-2, 1e-3]}"),
        mistake(
            "tune: {optimizer.learning_rate: 1e-2, layers: []}",
            List.of(),
            "exp.yaml:4:33: tune.optimizer.learning_rate: must be a list of values, such as [1, 2]",
            "exp.yaml:4:47: tune.layers: must be a list of values, such as [1, 2]"),
        mistake(
            "tune: {layers: [1, 1]}", List.of(), "exp.yaml:4:20: tune.layers: 1 is listed twice"),
        mistake(
            "tune: {layrs: [1, 2]}",
            List.of(),
            "exp.yaml:4:8: unknown key 'layrs'; did you mean 'layers'?"),
        mistake(
            "tune: {layers: [1, 0]}",
            List.of(),
            "exp.yaml:4:20: layers: must be greater than 0, not 0"),
        mistake(
            "tune: {claims: [1]}",
            List.of(),
            "exp.yaml:4:8: 'claims' belongs to the experiment as a whole and cannot be varied"),
        mistake(
            "tune: {layers: [1, 2], seeds: [4]}",
            List.of(),
            "exp.yaml:4:31: tune.seeds: must be a count from 1 to 10000, not a list"),
        mistake(
            rates + "\nseeds: [9223372036854775807]",
            List.of(),
            "exp.yaml:4:7: tune: there are no seeds after 9223372036854775807; use smaller ones"),
        mistake(
            rates + "\nsweep: {arms: {a: {optimizer.learning_rate: 1}}}",
            List.of(),
            "exp.yaml:5:20: 'optimizer.learning_rate' is also set by tune (exp.yaml:4:8); a key"
                + " belongs to one of the two"),
        mistake(
            rates + "\nsweep: {grid: {optimizer.learning_rate: [1, 2]}}",
            List.of(),
            "exp.yaml:4:8: 'optimizer.learning_rate' is also set by the grid (exp.yaml:5:16); a key"
                + " belongs to one of the two"),
        mistake(
            rates,
            List.of("optimizer.learning_rate=1"),
            "argument 'optimizer.learning_rate=1': 'optimizer.learning_rate' is set by tune"
                + " (exp.yaml:4:8), which wins over the command line; change it there with"
                + " tune.optimizer.learning_rate=[…]"),
        mistake(
            rates
                + "\nsweep: {grid: {layers: [1, 2]}, exclude: {layers: 1, optimizer.learning_rate:"
                + " 1e-2}}",
            List.of(),
            "exp.yaml:5:54: sweep.exclude: 'optimizer.learning_rate' is chosen by tune, so that"
                + " conditions cannot be left out by it"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreTold(String lines, List<String> arguments, List<String> problems) {
    assertThat(plans.problems(ToyPlans.SOUND + lines, arguments.toArray(String[]::new)))
        .containsExactlyInAnyOrderElementsOf(problems);
  }
}
