package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Batch;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.SequencePenalty;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;
import org.unroll.engine.trace.DropoutShares;

/** Differences of what is penalized check the reference; the reference checks the fast path. */
class SequencePenaltyTest {
  private static final double STEP = 1e-5;
  private static final SequencePenalty OMEGA = new SequencePenalty(2, 0, 0);
  private static final SequencePenalty OUTPUTS = new SequencePenalty(0, 0.7, 0);
  private static final SequencePenalty CHANGES = new SequencePenalty(0, 0, 1.3);
  private static final Task EACH_STEP = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);
  private static final Task AT_END = new Task(Task.Target.VALUES, Task.Timing.AT_END, 2);
  private static final InputShape FEATURES = InputShape.features(2);

  record Case(
      String cell,
      String activation,
      NetworkDefinition.Shape shape,
      InputShape input,
      Task task,
      boolean padded,
      Truncation truncation,
      SequencePenalty penalty) {
    NetworkDefinition network() {
      return Fixtures.network(
              Fixtures.cell(cell), activation, shape, DropoutShares.NONE, input, task)
          .with(penalty);
    }

    Batch batch(int time, int size) {
      return Fixtures.batch(input, task, time, size, padded, 11);
    }

    double[] parameters() {
      return Fixtures.rounded(Fixtures.parameters(network(), 11));
    }
  }

  static Stream<Case> cases() {
    NetworkDefinition.Shape one = new NetworkDefinition.Shape(1, 4, false);
    NetworkDefinition.Shape two = new NetworkDefinition.Shape(2, 4, false);
    NetworkDefinition.Shape both = new NetworkDefinition.Shape(2, 3, true);
    InputShape tokens = Fixtures.tokens(4);
    Truncation full = Truncation.FULL;
    Truncation chunks = Truncation.chunks(2);
    Truncation overlapping = new Truncation(2, 4);
    List<Case> cases = new ArrayList<>();
    for (SequencePenalty penalty : List.of(OMEGA, OUTPUTS, CHANGES)) {
      cases.add(new Case("rnn", "tanh", one, FEATURES, EACH_STEP, false, full, penalty));
      cases.add(new Case("rnn", "sigmoid", two, tokens, AT_END, true, full, penalty));
      cases.add(new Case("irnn", "tanh", one, tokens, EACH_STEP, true, full, penalty));
      cases.add(new Case("rnn", "tanh", both, FEATURES, AT_END, true, full, penalty));
      cases.add(new Case("rnn", "tanh", two, FEATURES, EACH_STEP, true, chunks, penalty));
      cases.add(new Case("rnn", "tanh", one, tokens, AT_END, true, overlapping, penalty));
    }
    cases.add(new Case("lstm", "tanh", two, FEATURES, EACH_STEP, true, full, OUTPUTS));
    cases.add(new Case("gru", "tanh", one, FEATURES, AT_END, true, overlapping, CHANGES));
    return cases.stream();
  }

  static Stream<Case> omega() {
    return cases().filter(given -> given.penalty.jacobians() > 0);
  }

  static Stream<Case> outputs() {
    return cases().filter(given -> given.penalty.jacobians() == 0 && given.truncation.isFull());
  }

  private static double[] gradient(Case given, SequencePenalty penalty, Batch batch) {
    return new ReferenceNetwork(given.network().with(penalty))
        .differentiate(given.parameters(), batch, given.truncation, Masks.NONE)
        .gradient();
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int i = 0; i < a.length; i++) {
      difference[i] -= b[i];
    }
    return difference;
  }

  private static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  private static double[] slopes(double[] parameters, ToDoubleFunction<double[]> function) {
    double[] slopes = new double[parameters.length];
    for (int i = 0; i < slopes.length; i++) {
      double[] moved = parameters.clone();
      moved[i] = parameters[i] + STEP;
      double above = function.applyAsDouble(moved);
      moved[i] = parameters[i] - STEP;
      slopes[i] = (above - function.applyAsDouble(moved)) / (2 * STEP);
    }
    return slopes;
  }

  private static void assertAgree(double[] actual, double[] expected, double tolerance) {
    assertThat(norm(expected)).isGreaterThan(1e-3);
    assertThat(norm(difference(actual, expected)))
        .isLessThanOrEqualTo(tolerance * norm(expected) + 1e-9);
  }

  /** The weights are varied, signals and slopes held. */
  @ParameterizedTest
  @MethodSource("omega")
  void omegasGradientIsThatOfTheWeightsAlone(Case given) {
    Batch batch = given.batch(5, 3);
    ReferenceNetwork.Result result =
        new ReferenceNetwork(given.network())
            .differentiate(given.parameters(), batch, given.truncation, Masks.NONE);
    double[] slopes =
        slopes(
            given.parameters(),
            moved -> given.penalty.jacobians() * result.jacobians().value(moved));
    double[] added = difference(result.gradient(), gradient(given, SequencePenalty.NONE, batch));
    assertAgree(added, slopes, 1e-6);
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void outputsGradientIsThatOfLossAndPenalty(Case given) {
    Batch batch = given.batch(4, 2);
    ReferenceNetwork reference = new ReferenceNetwork(given.network());
    double[] slopes =
        slopes(
            given.parameters(),
            moved ->
                reference.loss(moved, batch, Masks.NONE).meanLoss()
                    + reference.outputPenalty(moved, batch, Masks.NONE));
    assertAgree(gradient(given, given.penalty, batch), slopes, 1e-6);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fastPathAgreesWithTheReference(Case given) {
    NetworkDefinition definition = given.network();
    for (int size : new int[] {6, 1}) {
      Batch batch = given.batch(7, size);
      Network network = new Network(definition, 1);
      Fixtures.load(network.parameters(), given.parameters());
      network.parametersChanged();
      BackpropagationThroughTime pass = new BackpropagationThroughTime(network);
      double[] expected = gradient(given, given.penalty, batch);
      assertThat(norm(difference(expected, gradient(given, SequencePenalty.NONE, batch))))
          .isGreaterThan(1e-3);
      List<List<Stretch>> ways = new ArrayList<>();
      ways.add(Stretch.of(given.truncation, batch.time()));
      ways.add(Stretch.of(given.truncation, batch.time(), 1));
      for (List<Stretch> stretches : ways) {
        pass.run(
            batch, new CarriedState(), batch.time(), stretches, Masks.NONE, ScoreObserver.NONE);
        for (Parameter parameter : definition.layout().parameters()) {
          double[] part = new double[parameter.length()];
          double[] fast = new double[parameter.length()];
          for (int i = 0; i < part.length; i++) {
            part[i] = expected[parameter.offset() + i];
            fast[i] = network.gradient()[parameter.offset() + i];
          }
          assertThat(norm(difference(fast, part)))
              .as(parameter.name())
              .isLessThanOrEqualTo(1e-4 * norm(part) + 5e-7 * norm(expected) + 1e-9);
        }
      }
    }
  }

  /** From the Jacobians and adjoints that the engine works out otherwise. */
  @Test
  void omegaIsWhatItsDefinitionSays() {
    Case given = omega().findFirst().orElseThrow();
    Batch batch = given.batch(6, 2);
    ReferenceNetwork reference = new ReferenceNetwork(given.network());
    ReferenceNetwork.Result result =
        reference.differentiate(given.parameters(), batch, Truncation.FULL, Masks.NONE);
    double[] sum = new double[1];
    reference.jacobians(
        given.parameters(),
        batch,
        new float[1][][],
        Masks.NONE,
        2,
        6,
        jacobians -> {
          for (int t = 0; t < 6; t++) {
            DMatrixRMaj deltas = result.stateAdjoints()[0][0][t + 1];
            double[][] jacobian = jacobians.steps()[t];
            double[] back = new double[4];
            double[] signal = new double[4];
            for (int i = 0; i < 4; i++) {
              signal[i] = deltas.get(jacobians.sequence(), i);
              for (int j = 0; j < 4; j++) {
                back[j] += signal[i] * jacobian[i][j];
              }
            }
            sum[0] += Math.pow(norm(back) / norm(signal) - 1, 2) / 12;
          }
        });
    assertThat(result.jacobians().value(given.parameters())).isCloseTo(sum[0], within(1e-12));
  }

  /** A rotation scaled by ρ changes every length by ρ: Ω = (ρ − 1)². */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 1.25})
  void omegaOfAScaledRotation(double rho) {
    NetworkDefinition definition =
        Fixtures.network(Fixtures.cell("rnn"), "linear", 1, 2, FEATURES, AT_END);
    double[] parameters = Fixtures.parameters(definition, 3);
    Parameter recurrent =
        definition.layout().parameters().stream()
            .filter(parameter -> parameter.role().equals("recurrent"))
            .findFirst()
            .orElseThrow();
    double[] rotation = {0.6, -0.8, 0.8, 0.6};
    for (int i = 0; i < 4; i++) {
      parameters[recurrent.offset() + i] = rho * rotation[i];
    }
    Batch batch = Fixtures.batch(FEATURES, AT_END, 9, 3, true, 3);
    ReferenceNetwork.Result with =
        new ReferenceNetwork(definition.with(OMEGA))
            .differentiate(parameters, batch, Truncation.FULL, Masks.NONE);
    assertThat(with.jacobians().value(parameters)).isCloseTo((rho - 1) * (rho - 1), within(1e-12));
    double[] without =
        new ReferenceNetwork(definition)
            .differentiate(parameters, batch, Truncation.FULL, Masks.NONE)
            .gradient();
    double along = 0;
    for (int i = 0; i < 4; i++) {
      int place = recurrent.offset() + i;
      along += (with.gradient()[place] - without[place]) * rotation[i];
    }
    // d(ρ − 1)²/dρ, ρ being what multiplies the rotation.
    assertThat(along).isCloseTo(OMEGA.jacobians() * 2 * (rho - 1), within(1e-9));
  }

  @Test
  void outputsAreAveragedOverValidSteps() {
    SequencePenalty penalty = new SequencePenalty(0, 0.5, 0.25);
    NetworkDefinition definition =
        Fixtures.network(Fixtures.cell("gru"), "tanh", 1, 3, FEATURES, AT_END).with(penalty);
    double[] parameters = Fixtures.rounded(Fixtures.parameters(definition, 4));
    Batch both = Fixtures.batch(FEATURES, AT_END, 5, 2, false, 4);
    Batch batch = Batch.of(5, new int[] {5, 3}, both.input(), both.target());
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), parameters);
    network.parametersChanged();
    network.forward(batch, new CarriedState());
    double squares = 0;
    double changes = 0;
    for (int b = 0; b < 2; b++) {
      for (int t = 0; t < batch.lengths()[b]; t++) {
        for (int j = 0; j < 3; j++) {
          double h = network.outputs()[t][j * 2 + b];
          squares += h * h;
          changes += t == 0 ? 0 : Math.pow(h - network.outputs()[t - 1][j * 2 + b], 2);
        }
      }
    }
    assertThat(new ReferenceNetwork(definition).outputPenalty(parameters, batch, Masks.NONE))
        .isCloseTo(0.5 * squares / 8 + 0.25 * changes / 6, within(1e-6));
  }

  @Test
  void theLossAndTheTruncatedGradientAreWithoutPenalties() {
    NetworkDefinition plain =
        Fixtures.network(Fixtures.cell("rnn"), "tanh", 1, 4, FEATURES, EACH_STEP);
    Batch batch = Fixtures.batch(FEATURES, EACH_STEP, 6, 3, false, 5);
    List<Object> seen = new ArrayList<>();
    for (NetworkDefinition definition : List.of(plain, plain.with(new SequencePenalty(1, 1, 1)))) {
      Network network = new Network(definition, 1);
      Fixtures.load(network.parameters(), Fixtures.parameters(definition, 5));
      network.parametersChanged();
      BackpropagationThroughTime pass = new BackpropagationThroughTime(network);
      Truncation chunks = Truncation.chunks(2);
      LossSums sums = pass.run(batch, new CarriedState(), 6, chunks, Masks.NONE);
      seen.add(List.of(sums, pass.truncated().orElseThrow()));
    }
    assertThat(seen.get(1)).usingRecursiveComparison().isEqualTo(seen.get(0));
  }

  @Test
  void otherCellsHaveNoOmega() {
    for (String cell : List.of("lstm", "gru", "residual", "layer-normalized")) {
      NetworkDefinition definition =
          Fixtures.network(Fixtures.cell(cell), "tanh", 1, 4, FEATURES, AT_END);
      assertThatIllegalArgumentException().isThrownBy(() -> definition.with(OMEGA));
    }
  }
}
