package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One layer of settings over another, seen from outside. */
class MergingTest {
  @TempDir Path folder;
  private ToyPlans plans;

  @BeforeEach
  void plansInThisFolder() {
    plans = new ToyPlans(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The file's lines | an arm | what both together mean
        "optimizer: {learning_rate: 0.5} | {optimizer: sgd} | optimizer: sgd",
        "optimizer: {learning_rate: 0.5} | {optimizer: adam} | optimizer: {learning_rate: 0.5}",
        "optimizer: {type: sgd, momentum: 0.5} | {optimizer.learning_rate: 2} |"
            + " optimizer: {type: sgd, momentum: 0.5, learning_rate: 2}",
        "optimizer: sgd | {optimizer.momentum: ~} | optimizer: sgd",
        "clipping: none | {clipping: {type: norm, threshold: 1}} |"
            + " clipping: {type: norm, threshold: 1}",
        "clipping: {type: norm, threshold: 1} | {clipping: none} | clipping: none",
        "clipping: {type: norm, threshold: 1} | {clipping.threshold: 2} |"
            + " clipping: {type: norm, threshold: 2}",
        "initialization: normal | {initialization: identity} | initialization: identity",
        "initialization: {recurrent: normal, input: zeros} | {initialization: identity} |"
            + " initialization: {recurrent: identity, input: zeros}",
        "initialization: {recurrent: {deviation: 2, type: normal}} | {initialization.bias: normal} |"
            + " initialization: {recurrent: {type: normal, deviation: 2}, bias: normal}",
        "initialization: {type: normal, deviation: 2} | {initialization: {input: zeros}} |"
            + " initialization: {recurrent: {type: normal, deviation: 2}, input: zeros}",
        "truncation: 50 | {truncation: {every: 10, backward: 20}} |"
            + " truncation: {every: 10, backward: 20}",
        "truncation: {every: 10, backward: 20} | {truncation: full} | truncation: full",
        "truncation: {every: 10, backward: 20} | {truncation.backward: 30} |"
            + " truncation: {every: 10, backward: 30}",
        "truncation: 7 | {} | truncation: {every: 7, backward: 7}",
        "cell.type: lstm | {cell.gate_activation.steepness: 3, cell.gate_activation: hard_sigmoid} |"
            + " cell: {type: lstm, gate_activation: {type: hard_sigmoid, steepness: 3}}",
        "cell: {type: lstm, gate_activation: hard_sigmoid} | {cell.gate_activation: sigmoid} |"
            + " cell: lstm",
        "optimizer.learning_rate: 3 | {optimizer: {type: sgd, momentum: 0}} |"
            + " optimizer: {type: sgd, momentum: 0}",
        "probes: [gates] | {hidden_size: 1e1} | hidden_size: 10",
      })
  void anArmOverTheFileMeansThis(String file, String arm, String meaning) {
    String sound = "dataset: adding\nsteps: 10\n" + (file.contains("cell") ? "" : "cell: rnn\n");
    String same = "dataset: adding\nsteps: 10\n" + (meaning.contains("cell") ? "" : "cell: rnn\n");
    String merged = sound + file + "\nsweep: {arms: {a: " + arm + "}}\n";
    assertThat(plans.plan(merged).runs().get(0).id())
        .isEqualTo(plans.plan(same + meaning).runs().get(0).id());
  }

  @Test
  void aComponentOfTheGridIsChosenBeforeAnArmSetsItsParameters() {
    List<PlannedRun> runs =
        plans.runs(
            "sweep: {arms: {a: {optimizer.learning_rate: 3}}, grid: {optimizer: [adam, sgd]}}");
    assertThat(runs.get(0).id()).isEqualTo(plans.run("optimizer: {learning_rate: 3}").id());
    assertThat(runs.get(1).id())
        .isEqualTo(plans.run("optimizer: {type: sgd, learning_rate: 3}").id());
  }

  @Test
  void aComponentOfAnArmIsChosenBeforeTheGridSetsItsParameters() {
    List<PlannedRun> runs =
        plans.runs(
            "sweep: {arms: {a: {}, b: {optimizer: sgd}}, grid: {optimizer.learning_rate: [3]}}");
    assertThat(runs.get(0).id()).isEqualTo(plans.run("optimizer: {learning_rate: 3}").id());
    assertThat(runs.get(1).id())
        .isEqualTo(plans.run("optimizer: {type: sgd, learning_rate: 3}").id());
  }

  @Test
  void aParameterThatOnlySomeComponentsOfTheGridHaveIsToldWhereItStands() {
    assertThat(
            plans.problems(
                ToyPlans.SOUND
                    + "sweep: {arms: {a: {cell.forget_bias: 3}}, grid: {cell: [gru, lstm]}}"))
        .containsExactly(
            "exp.yaml:4:20: cell: gru has no parameter 'forget_bias'; lstm has it: write cell:"
                + " {type: lstm, forget_bias: 3}. 'gru' takes no parameters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "initialization: identity | initialization.recurrent: [zeros]",
        "initialization: {recurrent: identity} | initialization: [zeros]",
        "truncation: 5 | truncation.every: [5]",
        "cell: lstm | cell.type: [gru]",
        "optimizer: {type: sgd, momentum: 0} | optimizer.momentum: [1]",
      })
  void oneSettingInArmAndGridIsRefusedHoweverItIsWritten(String arm, String axis) {
    assertThat(
            plans.problems(
                ToyPlans.SOUND + "sweep: {arms: {a: {" + arm + "}}, grid: {" + axis + "}}"))
        .anyMatch(problem -> problem.contains("is also set by the grid"));
  }

  @Test
  void overlappingKeysOfTheGridAreRefused() {
    assertThat(
            plans.problems(
                ToyPlans.SOUND + "sweep: {grid: {truncation: [5], truncation.every: [5]}}"))
        .first()
        .asString()
        .contains("is also set by another key of the grid");
  }

  @Test
  void laterArgumentsWin() {
    assertThat(plans.run("", "optimizer.learning_rate=3", "optimizer=sgd").id())
        .isEqualTo(plans.run("optimizer: sgd").id());
    assertThat(plans.run("", "optimizer=sgd", "optimizer.learning_rate=3").id())
        .isEqualTo(plans.run("optimizer: {type: sgd, learning_rate: 3}").id());
  }
}
