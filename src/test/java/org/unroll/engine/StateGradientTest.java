package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Classes;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.LossTime;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.StateGradient;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;
import org.unroll.engine.trace.DropoutShares;

/** Gradients by lag against the reference's adjoints of the states. */
class StateGradientTest {
  private static final Task TASK = new Task(Task.Target.VALUES, Task.Timing.AT_END, 2);
  private static final InputShape INPUT = InputShape.features(2);
  private static final int TIME = 7;
  private static final int SIZE = 4;

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "lstm-diagonal-peepholes", "all-operations"})
  void normsAreThoseOfTheReference(String cell) {
    NetworkDefinition definition = Fixtures.network(Fixtures.cell(cell), "tanh", 2, 5, INPUT, TASK);
    double[] parameters = Fixtures.rounded(Fixtures.parameters(definition, 12));
    Batch batch = Fixtures.batch(INPUT, TASK, TIME, SIZE, false, 13);
    DMatrixRMaj[][][] expected =
        new ReferenceNetwork(definition)
            .differentiate(parameters, batch, Truncation.FULL, Masks.NONE)
            .stateAdjoints();
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), parameters);
    network.parametersChanged();

    int compared = 0;
    for (StateGradient gradient :
        Fixtures.pass(network, batch, Truncation.FULL).stateGradients(LossTime.LAST)) {
      int state = state(definition, gradient);
      for (int lag = 0; lag < TIME; lag++) {
        double norm = meanNorm(expected[gradient.layer()][state][TIME - lag]);
        assertThat(gradient.meanNorm()[lag]).isCloseTo(norm, within(1e-4 * norm + 1e-9));
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(2 * TIME);
  }

  private static int state(NetworkDefinition definition, StateGradient gradient) {
    return definition.directions().get(gradient.layer()).program().states().stream()
        .map(state -> state.name())
        .toList()
        .indexOf(gradient.state());
  }

  /**
   * The reference's loss is the mean over samples; each sample's own loss counts for itself here.
   */
  private static double meanNorm(DMatrixRMaj adjoint) {
    double sum = 0;
    for (int b = 0; b < SIZE; b++) {
      double squares = 0;
      for (int j = 0; j < adjoint.numCols; j++) {
        squares += Math.pow(adjoint.get(b, j) * SIZE, 2);
      }
      sum += Math.sqrt(squares);
    }
    return sum / SIZE;
  }

  private static final Task EACH_STEP = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);

  private static BackpropagationThroughTime eachStep(Batch batch, boolean bidirectional) {
    NetworkDefinition definition =
        Fixtures.network(
            Fixtures.cell("gru"),
            "tanh",
            new NetworkDefinition.Shape(1, 5, bidirectional),
            DropoutShares.NONE,
            INPUT,
            EACH_STEP);
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), Fixtures.parameters(definition, 12));
    network.parametersChanged();
    return Fixtures.pass(network, batch, Truncation.FULL);
  }

  /** What comes after a loss does not matter to it. */
  @Test
  void theLossAtATimeIsTheLastLossOfWhatCameBefore() {
    Batch whole = Fixtures.batch(INPUT, EACH_STEP, TIME, SIZE, false, 13);
    Batch prefix =
        Batch.of(
            4,
            SIZE,
            new Features(2, Arrays.copyOf(BatchArrays.features(whole), 4 * SIZE * 2)),
            Classes.eachStep(Arrays.copyOf(BatchArrays.classes(whole), 4 * SIZE)));
    double[] expected = eachStep(prefix, false).stateGradients(LossTime.LAST).get(0).meanNorm();
    double[] actual = eachStep(whole, false).stateGradients(LossTime.at(3)).get(0).meanNorm();
    assertThat(Arrays.copyOf(actual, 4)).isEqualTo(expected).doesNotContain(0);
    assertThat(actual[4]).isNaN();
    assertThat(eachStep(whole, false).stateGradients(LossTime.at(TIME)).get(0).meanNorm())
        .containsOnly(Double.NaN);
  }

  @Test
  void whatReadsInReverseHasReadLittleAtALateLoss() {
    Batch batch = Fixtures.batch(INPUT, EACH_STEP, TIME, SIZE, false, 13);
    List<StateGradient> late = eachStep(batch, true).stateGradients(LossTime.at(TIME - 2));
    assertThat(late).map(StateGradient::state).containsExactly("h", "reverse.h");
    assertThat(reached(late.get(0))).isEqualTo(TIME - 1);
    assertThat(reached(late.get(1))).isEqualTo(2);
  }

  /** Lags with a norm above zero; from the first one on. */
  private static int reached(StateGradient gradient) {
    int lag = 0;
    while (lag < TIME && gradient.meanNorm()[lag] > 0) {
      lag++;
    }
    return lag;
  }

  @Test
  void allLossesTogetherAreTheTotalDerivative() {
    Batch batch = Fixtures.batch(INPUT, EACH_STEP, TIME, 1, false, 13);
    NetworkDefinition definition =
        Fixtures.network(Fixtures.cell("gru"), "tanh", 1, 5, INPUT, EACH_STEP);
    DMatrixRMaj[] expected =
        new ReferenceNetwork(definition)
            .differentiate(
                Fixtures.rounded(Fixtures.parameters(definition, 12)),
                batch,
                Truncation.FULL,
                Masks.NONE)
            .stateAdjoints()[0][0];
    double[] norms = eachStep(batch, false).stateGradients(LossTime.ALL).get(0).meanNorm();
    for (int lag = 0; lag < TIME; lag++) {
      double norm = 0;
      for (double element : expected[TIME - lag].data) {
        norm += element * element;
      }
      assertThat(norms[lag]).isCloseTo(TIME * Math.sqrt(norm), within(1e-4));
    }
  }

  @Test
  void overlappingWindowsHaveNoAnswerForAllLosses() {
    Batch batch = Fixtures.batch(INPUT, EACH_STEP, 6, SIZE, false, 13);
    NetworkDefinition definition =
        Fixtures.network(Fixtures.cell("gru"), "tanh", 1, 5, INPUT, EACH_STEP);
    Network network = new Network(definition, 1);
    network.parametersChanged();
    assertThat(Fixtures.pass(network, batch, new Truncation(2, 4)).stateGradients(LossTime.ALL))
        .isEmpty();
    assertThat(Fixtures.pass(network, batch, Truncation.chunks(2)).stateGradients(LossTime.ALL))
        .hasSize(1);
  }
}
