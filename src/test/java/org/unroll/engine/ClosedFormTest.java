package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Batch;
import org.unroll.api.Cell;
import org.unroll.api.Initialization;
import org.unroll.api.InputShape;
import org.unroll.api.LossTime;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.StateGradient;
import org.unroll.components.initialization.Identity;
import org.unroll.components.initialization.Orthogonal;
import org.unroll.engine.fast.Network;

/** Gradients by lag where theory gives them in closed form. */
class ClosedFormTest {
  private static final Task TASK = new Task(Task.Target.VALUES, Task.Timing.AT_END, 1);
  private static final InputShape INPUT = InputShape.features(2);
  private static final int TIME = 40;

  private static NetworkDefinition definition(Cell cell, String activation, int hidden) {
    return Fixtures.network(cell, activation, 1, hidden, INPUT, TASK);
  }

  private static void fill(
      Network network, NetworkDefinition definition, String name, double with) {
    Parameter parameter = parameter(definition, name);
    Arrays.fill(
        network.parameters(),
        parameter.offset(),
        parameter.offset() + parameter.length(),
        (float) with);
  }

  private static void fill(
      Network network, NetworkDefinition definition, String name, Initialization initialization) {
    Parameter parameter = parameter(definition, name);
    double[] values = new double[parameter.length()];
    initialization.fill(values, parameter.rows(), parameter.columns(), new SplittableRandom(3));
    for (int i = 0; i < values.length; i++) {
      network.parameters()[parameter.offset() + i] = (float) values[i];
    }
  }

  private static Parameter parameter(NetworkDefinition definition, String name) {
    return definition.layout().parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Network network(NetworkDefinition definition) {
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), Fixtures.parameters(definition, 2));
    return network;
  }

  private static double[] norms(Network network, String state) {
    return stateGradients(network, 5, TIME, Truncation.FULL).stream()
        .filter(gradient -> gradient.state().equals(state))
        .map(StateGradient::meanNorm)
        .findFirst()
        .orElseThrow();
  }

  private static List<StateGradient> stateGradients(
      Network network, int size, int time, Truncation truncation) {
    network.parametersChanged();
    Batch batch = Fixtures.batch(INPUT, TASK, time, size, false, 4);
    return Fixtures.pass(network, batch, truncation).stateGradients(LossTime.LAST);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1.0, 1.1})
  void aLinearNetworkWithScaledOrthogonalWeightsDecaysAsThePowerOfTheScale(double scale) {
    NetworkDefinition definition = definition(Fixtures.CELLS.get("rnn"), "linear", 16);
    Network network = network(definition);
    fill(network, definition, "layer0.state.recurrent", new Orthogonal(scale));
    double[] norms = norms(network, "h");
    for (int lag = 0; lag < TIME; lag++) {
      assertThat(norms[lag] / norms[0] / Math.pow(scale, lag)).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void anIdentityInitializedReluNetworkWithActiveUnitsKeepsItsGradient() {
    NetworkDefinition definition = definition(Fixtures.CELLS.get("rnn"), "relu", 8);
    Network network = network(definition);
    fill(network, definition, "layer0.state.recurrent", new Identity(1.0));
    fill(network, definition, "layer0.state.input", 0);
    fill(network, definition, "layer0.state.bias", 0.1);
    double[] norms = norms(network, "h");
    assertThat(norms).containsOnly(norms[0]);
  }

  @Test
  void anLstmWithOpenForgetGatesKeepsTheGradientOfItsMemory() {
    NetworkDefinition definition = definition(Fixtures.CELLS.get("lstm"), "tanh", 8);
    Network network = network(definition);
    for (String gate : new String[] {"forget", "input", "output", "candidate"}) {
      fill(network, definition, "layer0." + gate + ".recurrent", 0);
    }
    fill(network, definition, "layer0.forget.input", 0);
    fill(network, definition, "layer0.forget.bias", 30);
    double[] norms = norms(network, "c");
    for (double norm : norms) {
      assertThat(norm / norms[0]).isCloseTo(1, within(1e-5));
    }
  }

  /** ∂h_t/∂h_{t−1} = (1 − f²) W for one unit. */
  @Test
  void aScalarNetworkHasTheDerivativeOfTheTextbook() {
    NetworkDefinition definition = definition(Fixtures.CELLS.get("rnn"), "tanh", 1);
    Network network = network(definition);
    double weight = 0.9f;
    fill(network, definition, "layer0.state.recurrent", weight);
    double[] norms = stateGradients(network, 1, TIME, Truncation.FULL).get(0).meanNorm();
    for (int lag = 0; lag + 1 < TIME; lag++) {
      double h = network.outputs()[TIME - 1 - lag][0];
      assertThat(norms[lag + 1] / norms[lag]).isCloseTo((1 - h * h) * weight, within(1e-5));
    }
  }

  @Test
  void aVanishedGradientIsExactlyZeroAndNeverSubnormal() {
    NetworkDefinition definition = definition(Fixtures.CELLS.get("rnn"), "sigmoid", 8);
    Network network = network(definition);
    double[] norms = stateGradients(network, 5, 400, Truncation.FULL).get(0).meanNorm();
    assertThat(norms[399]).isZero();
    for (double norm : norms) {
      assertThat(norm == 0 || norm > 1e-31).as("%s", norm).isTrue();
    }
    assertThat(norms[20]).isPositive();
  }

  @Test
  void truncationCutsTheGradientAtTheWindow() {
    NetworkDefinition definition = definition(Fixtures.CELLS.get("gru"), "tanh", 8);
    Network network = network(definition);
    double[] norms = stateGradients(network, 5, TIME, Truncation.chunks(10)).get(0).meanNorm();
    assertThat(norms[9]).isPositive();
    assertThat(Arrays.copyOfRange(norms, 10, TIME)).containsOnly(0);
  }
}
