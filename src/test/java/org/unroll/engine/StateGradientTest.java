package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.unroll.api.Batch;
import org.unroll.api.InputShape;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.StateGradient;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;

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
    INDArray[][][] expected =
        new ReferenceNetwork(definition)
            .differentiate(parameters, batch, Truncation.FULL, Masks.NONE)
            .stateAdjoints();
    Network network = new Network(definition);
    Fixtures.load(network.parameters(), parameters);
    network.parametersChanged();

    int compared = 0;
    for (StateGradient gradient : Fixtures.pass(network, batch, Truncation.FULL).stateGradients()) {
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
  private static double meanNorm(INDArray adjoint) {
    double sum = 0;
    for (double[] row : adjoint.toDoubleMatrix()) {
      double squares = 0;
      for (double element : row) {
        squares += element * SIZE * element * SIZE;
      }
      sum += Math.sqrt(squares);
    }
    return sum / SIZE;
  }
}
