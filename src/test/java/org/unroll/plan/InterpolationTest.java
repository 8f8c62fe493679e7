package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that refer to other values. */
class InterpolationTest {
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
        // With interpolation | what it means
        "layers: 3, hidden_size: '${layers}' | layers: 3, hidden_size: 3",
        "layers: 3, hidden_size: '${layers}0' | layers: 3, hidden_size: 30",
        "hidden_size: '${batch_size}' | hidden_size: 32",
        "batch_size: '${hidden_size}', hidden_size: '${layers}', layers: 5 |"
            + " batch_size: 5, hidden_size: 5, layers: 5",
        "hidden_size: '${env:UNROLL_SIZE}' | hidden_size: 16",
        "hidden_size: '${env:UNROLL_NOWHERE,8}' | hidden_size: 8",
        "hidden_size: '${env:UNROLL_SIZE,8}${layers}' | hidden_size: 161",
        "optimizer: '${env:UNROLL_NOWHERE,sgd}', optimizer.momentum: 0.5 |"
            + " optimizer: {type: sgd, momentum: 0.5}",
        "optimizer.momentum: '${env:UNROLL_NOWHERE,null}', optimizer.type: sgd | optimizer: sgd",
        "initialization: {recurrent: {type: normal, deviation: 2},"
            + " input: '${initialization.recurrent}'} | initialization: {recurrent: {type: normal,"
            + " deviation: 2}, input: {type: normal, deviation: 2}}",
        "optimizer: {beta1: 0.5, learning_rate: '${optimizer.beta1}'} |"
            + " optimizer: {beta1: 0.5, learning_rate: 0.5}",
        "layers: 3, sweep: {arms: {a: {hidden_size: '${layers}'}}} | layers: 3, hidden_size: 3",
        "hidden_size: '${layers}', sweep: {arms: {a: {layers: 4}}} | layers: 4, hidden_size: 4",
        "hidden_size: '${nowhere}', sweep: {arms: {a: {hidden_size: 4}}} | hidden_size: 4",
        "activation: '${cell.gate_activation}', cell: lstm | activation: sigmoid, cell: lstm",
        "probes: ['${env:UNROLL_NOWHERE,gates}'] | probes: gates",
      })
  void meansTheValueItNames(String with, String meaning) {
    String sound =
        "{dataset: adding, steps: 10" + (with.contains("cell:") ? ", " : ", cell: rnn, ");
    assertThat(plans.plan(sound + with + "}").runs().get(0).id())
        .isEqualTo(plans.plan(sound + meaning + "}").runs().get(0).id());
  }

  @Test
  void isWorkedOutForEachCondition() {
    List<PlannedRun> runs =
        plans.runs(
            "hidden_size: ${layers}\n"
                + "sweep: {grid: {layers: [2, 3], batch_size: ['${layers}', 9]}}");
    assertThat(runs).extracting(run -> run.spec().hiddenSize()).containsExactly(2, 2, 3, 3);
    assertThat(runs)
        .extracting(PlannedRun::condition)
        .containsExactly(
            "layers=2_batch_size=2",
            "layers=2_batch_size=9",
            "layers=3_batch_size=3",
            "layers=3_batch_size=9");
    assertThat(runs.get(2).axes()).containsEntry("batch_size", "3");
  }

  @Test
  void namesTheExperimentToo() {
    ExperimentPlan plan =
        plans.plan(
            ToyPlans.SOUND
                + "name: ${cell}-${dataset.length}\ndescription: $${x} ${name}\nseeds: ${layers}");
    assertThat(plan.name()).isEqualTo("rnn-100");
    assertThat(plan.source()).contains("description: \"$${x} rnn-100\"");
    assertThat(plans.plan(plan.source()).source()).contains("description: \"$${x} rnn-100\"");
  }

  @Test
  void textThatLooksLikeItCanBeWritten() {
    String yaml =
        """
        dataset:
          {type: everything, word: "${dataset.label} $${layers}", label: "${env:UNROLL_ODD}"}
        cell: rnn
        steps: 1
        """;
    ExperimentPlan plan = plans.plan(yaml);
    assertThat(plan.runs().get(0).configuration())
        .contains("label: \"${layers} é\"")
        .contains("word: \"${layers} é ${layers}\"");
    assertThat(plans.plan(plan.source()).runs()).isEqualTo(plan.runs());
  }

  @Test
  void aMissingVariableThatIsNotUsedIsNoMistake() {
    assertThat(plans.problems(ToyPlans.SOUND + "hidden_size: ${env:NOT_SET}", "hidden_size=3"))
        .isEmpty();
  }
}
