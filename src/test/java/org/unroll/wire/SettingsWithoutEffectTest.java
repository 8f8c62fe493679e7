package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.config.InvalidExperimentException;
import org.unroll.format.Notice;
import org.unroll.plan.ExperimentPlan;

/** Settings that change nothing are told; comparisons of nothing are refused. */
class SettingsWithoutEffectTest {
  @TempDir Path folder;

  private final Wiring wiring = Wiring.of(Path.of("no plugins"));

  private ExperimentPlan plan(String yaml, String... arguments) throws IOException {
    Path file = folder.resolve("exp.yaml");
    Files.writeString(file, "dataset: {type: adding, length: 20}\nsteps: 100\n" + yaml);
    return wiring.planner().plan(file, List.of(arguments));
  }

  private List<String> notices(String yaml, String... arguments) throws IOException {
    return plan(yaml, arguments).notices().stream()
        .map(notice -> notice.text().replace(folder + "/", ""))
        .toList();
  }

  private String refusal(String yaml, String... arguments) {
    InvalidExperimentException refused =
        catchThrowableOfType(InvalidExperimentException.class, () -> plan(yaml, arguments));
    assertThat(refused).as("it was accepted").isNotNull();
    assertThat(refused.problems()).hasSize(1);
    return refused.problems().get(0).toString().replace(folder + "/", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cell: irnn, activation: tanh | activation: has no effect: the cell irnn does not use it
          cell: irnn, initialization: identity | initialization.recurrent: has no effect: the cell irnn, or what is said of its gates, sets all recurrent weights
          cell: rnn, bias: false, initialization: {bias: glorot} | initialization.bias: has no effect: the network has no biases (bias: false)
          cell: gru, bias: false, initialization: {gates: {reset: {bias: zeros}}} | initialization.gates.reset.bias: has no effect: the network has no biases (bias: false)
          cell: {type: lstm, forget_bias: 2}, bias: false | cell.forget_bias: has no effect: neither the equations nor the initial values depend on it, since the network has no biases (bias: false)
          cell: {type: lstm, forget_bias: 2, forget_gate: none} | cell.forget_bias: has no effect: neither the equations nor the initial values depend on it
          cell: rnn, early_stopping: 1 | early_stopping: has no effect: 1 evaluations, one every 100 updates, take no less than the 100 updates
          cell: rnn, stop_when: {below: -1} | stop_when: has no effect: a loss is never negative
          cell: rnn, evaluate: {every: 101} | evaluate.every: is more than the 100 updates: curves have their first and last point only
          cell: rnn, schedule: {type: step, every: 100} | schedule: has no effect: the first drop would come after the last update (100); write a smaller every
          cell: rnn, schedule: {type: step, milestones: [100]} | schedule: has no effect: all milestones lie at or beyond the last update (100)
          cell: rnn, schedule: {type: step, milestones: [50, 200]} | schedule.milestones: [200] lie at or beyond the last update (100) and change nothing
          cell: rnn, schedule: {type: warm_up, updates: 100, then: cosine} | schedule.then: has no effect: the warm-up takes all of the 100 updates
          cell: rnn, schedule: {type: warm_up, updates: 1000} | schedule.updates: the warm-up ends after the last update (100), so that the learning rate is never reached
          cell: rnn, probes: [weights, gates] | probes[2] (gates): nothing is recorded: the cell rnn has no gates
          cell: gru, probes: [cell_path] | probes[1] (cell_path): nothing is recorded: the cell gru has no gate 'forget'; it has update, reset
          cell: rnn, probes: [truncation_angle] | probes[1] (truncation_angle): nothing is recorded: without a truncation there is nothing to compare
          cell: rnn, readout: max, probes: [gradient_lag] | probes[1] (gradient_lag): nothing is recorded: with readout: max the loss reaches each step at once, and lags have no meaning
          cell: rnn, readout: mean, probes: [temporal_components] | probes[1] (temporal_components): nothing is recorded: with readout: mean the loss reaches each step at once, and lags have no meaning
          cell: rnn, context: initial_state | context: has no effect: the sequences of adding have no context
          cell: rnn, probes: [{type: weights, every: 101}] | probes[1].every (weights): nothing is recorded: the first record is due after the last update (100)
          cell: rnn, truncation: {every: 5, backward: 10}, probes: [{type: gradient_lag, loss: all}] | probes[1] (gradient_lag): nothing is recorded: where the windows of a truncation overlap, 'loss: all' has no answer
          cell: rnn, probes: [{type: jacobian, steps: 5, warm_up: 5}] | probes[1].warm_up (jacobian): no Lyapunov exponents are recorded: the warm-up takes all of the 5 steps that are looked at
          """)
  void aSettingThatChangesNothingIsTold(String settings, String told) throws IOException {
    String yaml = "hidden_size: 4\n" + settings.replaceAll(", (?=[a-z_]+:)(?![^{]*})", "\n") + "\n";
    assertThat(notices(yaml)).singleElement().asString().endsWith("notice: " + told);
  }

  @Test
  void theNoticeNamesThePlaceAndTheConditions() throws IOException {
    assertThat(
            notices(
                """
                activation: relu
                sweep: {grid: {cell: [rnn, irnn]}}
                """))
        .containsExactly(
            "exp.yaml:3:13: notice: activation: has no effect: the cell irnn does not use it (in"
                + " cell=irnn)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cell: irnn",
        "cell: {type: irnn, unit_activation: tanh, recurrent: orthogonal}",
        "cell: rnn\nactivation: relu\ninitialization: identity",
        "cell: rnn\nearly_stopping: 2\nevaluate: {every: 49}",
        "cell: rnn\nschedule: {type: step, every: 99}",
        "cell: rnn\nschedule: {type: warm_up, updates: 99, then: cosine}",
        "cell: lstm\nprobes: [gates, cell_path]",
        "cell: {type: lstm, forget_bias: 2}",
        "cell: lstm\nbias: false",
        "cell: gru\nprobes: [{type: cell_path, gate: update}]"
      })
  void whatHasAnEffectAndDefaultsThatHaveNoneAreNotTold(String yaml) throws IOException {
    assertThat(notices(yaml + "\n")).isEmpty();
  }

  @Test
  void armsThatTrainTheSameNetworkAreRefused() {
    assertThat(
            refusal(
                """
                cell: irnn
                sweep:
                  arms:
                    plain: {}
                    relu: {activation: relu}
                """))
        .isEqualTo(
            "exp.yaml:7:24: 'plain' and 'relu' would train the same network: they differ only in"
                + " activation, which has no effect: the cell irnn does not use it. Leave one of"
                + " them out");
  }

  @Test
  void anAxisThatChangesNothingAnywhereIsRefused() {
    assertThat(refusal("cell: irnn\nsweep: {grid: {activation: [tanh, relu]}}\n"))
        .contains("would train the same network")
        .contains("activation, which has no effect");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          activation: linear | activation: {type: leaky_relu, negative_slope: 1} | such a leaky_relu is linear
          activation: relu | activation: {type: leaky_relu, negative_slope: 0} | such a leaky_relu is relu
          {} | regularization: {type: l1, strength: 0} | such a l1 is none
          {} | regularization: {type: l2, strength: 0} | such a l2 is none
          {} | regularization: {type: omega, strength: 0} | such a omega is none
          {} | regularization: {type: activation, strength: 0} | such a activation is none
          optimizer: sgd | optimizer: {type: momentum, momentum: 0} | such a momentum is sgd
          optimizer: sgd | optimizer: {type: nesterov, momentum: 0} | such a nesterov is sgd
          {} | optimizer: {type: adamw, weight_decay: 0} | such a adamw is adam
          {} | schedule: {type: step, decay: 1, every: 5} | such a step is constant
          {} | schedule: {type: exponential, decay: 1} | such a exponential is constant
          {} | schedule: {type: cosine, minimum: 1} | such a cosine is constant
          {} | schedule: {type: linear, minimum: 1} | such a linear is constant
          {} | schedule: {type: warm_up, updates: 1} | such a warm_up is constant
          initialization: identity | initialization: {type: near_identity, standard_deviation: 0} | such a near_identity is identity
          initialization: zeros | initialization: {type: identity, scale: 0} | such a identity is zeros
          {} | initialization: {bias: {type: constant, value: 0}} | such a constant is zeros
          {} | initialization: {bias: {type: normal, standard_deviation: 0}} | such a normal is constant
          cell: lstm, bias: false | cell: {type: lstm, forget_bias: 0}, bias: false | forget_bias, which has no effect
          {} | context: initial_state | context, which has no effect: the sequences of adding have no context
          {} | truncation: 20 | truncation, which has no effect: no sequence has more than 20 steps
          """)
  void armsThatAreEqualByValueAreRefused(String first, String second, String reason) {
    // Behind the place of its key, which depends on what was written.
    assertThat(
            refusal(
                "cell: rnn\nsweep: {arms: {a: {%s}, b: {%s}}}\n"
                    .formatted(first.replace("{}", ""), second)))
        .startsWith("exp.yaml:4:")
        .contains(" 'a' and 'b' would train the same network: they differ only in ")
        .contains(reason);
  }

  @Test
  void anAxisWhoseValuesAreEqualIsRefused() {
    assertThat(refusal("cell: rnn\nsweep: {grid: {truncation: [20, full]}}\n"))
        .contains("truncation, which has no effect");
  }

  @Test
  void anAxisThatChangesSomeConditionsIsToldOfTheOthers() throws IOException {
    assertThat(notices("sweep: {grid: {cell: [rnn, irnn], activation: [tanh, relu]}}\n"))
        .anyMatch(
            text ->
                text.contains("these conditions train the same network")
                    && text.contains("cell=irnn_activation=tanh"));
  }

  @Test
  void tuningWhatChangesNothingIsRefused() {
    assertThat(refusal("cell: irnn\ntune: {activation: [tanh, relu]}\n"))
        .contains("would train the same network");
  }

  @Test
  void whatHoldsOfAllThatIsTriedIsToldOfTheConditionThatIsCompared() throws IOException {
    List<Notice> notices =
        plan("""
                probes: [gates]
                sweep: {arms: {plain: {cell: rnn}, gated: {cell: gru}}}
                tune: {optimizer.learning_rate: [0.1, 0.01]}
                """)
            .notices();
    assertThat(notices)
        .singleElement()
        .satisfies(notice -> assertThat(notice.conditions()).containsExactly("plain"));
  }

  @Test
  void armsThatDifferInProbesAloneAreRefused() {
    assertThat(
            refusal("cell: rnn\nsweep: {arms: {a: {probes: [weights]}, b: {probes: [units]}}}\n"))
        .contains("'a' and 'b' would train the same network: they differ only in probes");
  }

  @Test
  void probesAreNotSweptByAComma() {
    assertThat(refusal("cell: rnn\n", "probes=weights,units"))
        .contains("differ only in probes, which only says what is recorded");
  }

  @Test
  void aClaimThatComparesANetworkWithItselfIsRefused() {
    assertThat(
            refusal(
                """
                seeds: 3
                cell: rnn
                sweep: {arms: {a: {}, b: {activation: tanh}}}
                claims:
                  - {metric: test_loss, lower: {arm: b}, than: {arm: a}}
                """))
        .endsWith(
            "claims.than: 'b' and 'a' train the same network, so that there is nothing to compare");
  }

  @Test
  void armsThatSayTheSameShareTheirRunsAndAreTold() throws IOException {
    ExperimentPlan plan = plan("cell: rnn\nsweep: {arms: {a: {}, b: {activation: tanh}}}\n");
    assertThat(plan.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.NO_EFFECT);
    assertThat(plan.notices().get(0).conditions()).containsExactly("a", "b");
    assertThat(plan.notices().get(0).text()).contains("exp.yaml:4:");
  }
}
