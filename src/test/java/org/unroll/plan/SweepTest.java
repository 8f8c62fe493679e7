package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zip, random search, exclusions, and sweeps that are joined. */
class SweepTest {
  @TempDir Path folder;
  private ToyPlans plans;

  @BeforeEach
  void plansInThisFolder() {
    plans = new ToyPlans(folder);
  }

  private List<String> conditions(String lines, String... overrides) {
    return plans.runs(lines, overrides).stream().map(PlannedRun::condition).toList();
  }

  @Test
  void zippedKeysAdvanceTogetherAndAreCrossedWithTheRest() {
    assertThat(
            conditions(
                "sweep: {arms: {a: {}, b: {cell: gru}}, grid: {dataset.length: [5, 6]},"
                    + " zip: {hidden_size: [8, 16], layers: [2, 1]}}"))
        .hasSize(8)
        .startsWith("a_length=5_hidden_size=8_layers=2", "a_length=5_hidden_size=16_layers=1");
  }

  @Test
  void aZipMayRepeatAValue() {
    assertThat(conditions("sweep: {zip: {hidden_size: [8, 8], layers: [2, 1]}}")).hasSize(2);
  }

  private static final String RANDOM =
      """
      sweep:
        random:
          count: 20
          seed: 3
          keys:
            optimizer.learning_rate: {log_uniform: [1e-4, 1e-2]}
            hidden_size: {integer: [16, 256]}
            dropout.recurrent: {uniform: [0, 0.5]}
            cell: [lstm, gru]
      """;

  @Test
  void randomPointsLieWithinTheirBounds() {
    List<PlannedRun> runs = plans.plan("dataset: adding\nsteps: 10\n" + RANDOM).runs();
    assertThat(runs).hasSize(20).extracting(PlannedRun::id).doesNotHaveDuplicates();
    for (PlannedRun run : runs) {
      double rate = Double.parseDouble(run.axes().get("optimizer.learning_rate"));
      assertThat(rate).isBetween(1e-4, 1e-2);
      assertThat(run.spec().hiddenSize()).isBetween(16, 256);
      assertThat(run.spec().dropout().recurrent()).isBetween(0.0, 0.5);
    }
    long small =
        runs.stream()
            .filter(run -> Double.parseDouble(run.axes().get("optimizer.learning_rate")) < 1e-3)
            .count();
    assertThat(small).isBetween(5L, 15L);
  }

  @Test
  void randomPointsAreRepeatedByTheSeedAndByTheResolvedFile() {
    String yaml = "dataset: adding\nsteps: 10\n" + RANDOM;
    ExperimentPlan plan = plans.plan(yaml);
    assertThat(plans.plan(yaml).runs()).isEqualTo(plan.runs());
    assertThat(plans.plan(plan.source()).runs()).isEqualTo(plan.runs());
    assertThat(plans.plan(yaml.replace("seed: 3", "seed: 4")).runs()).isNotEqualTo(plan.runs());
  }

  @Test
  void anotherKeyNeverShiftsTheDrawsOfAKey() {
    String fewer = RANDOM.replaceAll("(?m)^ *hidden_size.*\\n", "");
    assertThat(plans.plan("dataset: adding\nsteps: 10\n" + fewer).runs())
        .extracting(run -> run.axes().get("optimizer.learning_rate"))
        .isEqualTo(
            plans.plan("dataset: adding\nsteps: 10\n" + RANDOM).runs().stream()
                .map(run -> run.axes().get("optimizer.learning_rate"))
                .toList());
  }

  @Test
  void aRandomSearchOfFewPointsFindsEachOnce() {
    assertThat(conditions("sweep: {random: {count: 3, keys: {layers: {integer: [1, 3]}}}}"))
        .containsExactlyInAnyOrder("layers=1", "layers=2", "layers=3");
  }

  @Test
  void whatIsExcludedIsLeftOut() {
    String sweep =
        "sweep: {arms: {plain: {}, deep: {layers: 2}}, grid: {cell: [rnn, lstm], dataset.length:"
            + " [5, 100]}, exclude: ";
    assertThat(conditions(sweep + "[{cell: rnn, dataset.length: 1e2}, {arm: deep}]}"))
        .containsExactly(
            "plain_cell=rnn_length=5", "plain_cell=lstm_length=5", "plain_cell=lstm_length=100");
    assertThat(conditions(sweep + "{arm: plain, cell: lstm}}")).hasSize(6);
    assertThat(conditions(sweep + "[{layers: 1}]}"))
        .hasSize(4)
        .allMatch(it -> it.startsWith("deep"));
  }

  @Test
  void aListOfSweepsIsTheirUnion() {
    ExperimentPlan plan =
        plans.plan(
            ToyPlans.SOUND
                + "sweep: [{grid: {hidden_size: [8, 16]}}, {grid: {hidden_size: [16, 32]}},"
                + " {arms: {deep: {layers: 3}}, grid: {dataset.length: [5]}}]");
    assertThat(plan.axes()).containsExactly("hidden_size", "dataset.length");
    assertThat(plan.runs())
        .extracting(PlannedRun::condition)
        .containsExactly("hidden_size=8", "hidden_size=16", "hidden_size=32", "deep_length=5");
    assertThat(plans.plan(plan.source()).runs()).isEqualTo(plan.runs());
  }

  @Test
  void valuesBetweenCommasOnTheCommandLineAreSwept() {
    assertThat(conditions("", "cell=lstm,gru", "hidden_size=4,8"))
        .containsExactly(
            "cell=lstm_hidden_size=4",
            "cell=lstm_hidden_size=8",
            "cell=gru_hidden_size=4",
            "cell=gru_hidden_size=8");
    assertThat(conditions("sweep: [{arms: {a: {}}}, {arms: {b: {}}}]", "layers=1,2"))
        .containsExactly("a_layers=1", "a_layers=2", "b_layers=1", "b_layers=2");
    assertThat(conditions("", "optimizer={type:sgd,momentum:0.5},adam", "seeds=5,6")).hasSize(4);
    assertThat(conditions("sweep: {grid: {layers: [1]}}", "sweep.grid.layers=3,4"))
        .containsExactly("layers=3", "layers=4");
    ExperimentPlan plan = plans.plan(ToyPlans.SOUND, "hidden_size=4,8");
    assertThat(plans.plan(plan.source()).runs()).isEqualTo(plan.runs());
  }

  @Test
  void theCommandLineReachesEveryPartOfASweep() {
    assertThat(
            conditions(
                "sweep: {random: {count: 2, keys: {layers: {integer: [1, 9]}}}}",
                "sweep.random.count=1",
                "sweep.random.keys.layers={integer: [4, 5]}",
                "sweep.random.keys.dataset.length=[7]"))
        .singleElement()
        .asString()
        .matches("layers=[45]_length=7");
    assertThat(
            conditions(
                "sweep: {arms: {a: {optimizer: {learning_rate: 1}}}, zip: {layers: [1, 2]}}",
                "sweep.arms.a.optimizer.learning_rate=3",
                "sweep.zip.hidden_size=8,9"))
        .containsExactly("a_layers=1_hidden_size=8", "a_layers=2_hidden_size=9");
  }

  @Test
  void commasWithinBracketsAndQuotesDoNotSweep() {
    assertThat(conditions("", "probes=[gates, clipping]", "description='a, b'")).hasSize(1);
    assertThat(plans.plan(ToyPlans.SOUND, "description=a, b").source()).contains("\"a, b\"");
  }

  @Test
  void plusSetsAndTildeTakesBack() {
    assertThat(plans.run("", "+hidden_size=8", "++layers=2").id())
        .isEqualTo(plans.run("hidden_size: 8\nlayers: 2").id());
    assertThat(plans.run("optimizer: {type: sgd, momentum: 0.5}\nlayers: 2", "~optimizer").id())
        .isEqualTo(plans.run("layers: 2").id());
    assertThat(plans.run("optimizer: {type: sgd, momentum: 0.5}", "~optimizer.momentum").id())
        .isEqualTo(plans.run("optimizer: sgd").id());
    assertThat(
            conditions(
                "sweep: {arms: {a: {}, b: {}}, grid: {dataset.length: [1, 2]}}",
                "~sweep.arms.a",
                "~sweep.grid.dataset.length"))
        .containsExactly("b");
    assertThat(conditions("sweep: {arms: {a: {}, b: {}}}", "~sweep")).containsExactly("baseline");
    assertThat(conditions("seeds: 5", "~seeds")).hasSize(1);
  }

  @Test
  void aConditionSaysWhichPartOfTheSweepItsValuesComeFrom() {
    String resolved =
        plans
            .plan(
                ToyPlans.SOUND
                    + """
                    sweep:
                      arms: {a: {batch_size: 3}}
                      grid: {layers: [2]}
                      zip: {hidden_size: [5, 6], threads: [1, 2]}
                      random: {count: 1, keys: {optimizer.learning_rate: {uniform: [0.1, 0.2]}}}
                    """)
            .conditions()
            .get(0)
            .text();
    assertThat(resolved)
        .containsPattern("(?m)^batch_size: 3 .*, arm a$")
        .containsPattern("(?m)^layers: 2 .*, grid$")
        .containsPattern("(?m)^hidden_size: 5 .*, zip$")
        .containsPattern("(?m)^threads: 1 .*, zip$")
        .containsPattern("(?m)^  learning_rate: 0.1.*, random search$");
  }
}
