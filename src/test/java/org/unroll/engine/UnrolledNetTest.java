package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;

/**
 * A recurrent net is a feed-forward net that uses the same weights in every layer: backpropagation
 * through the unrolled net, with a copy of the weights per layer whose gradients are then added up,
 * gives what the engine gives.
 */
class UnrolledNetTest {
  private static final int TIME = 6;
  private static final int HIDDEN = 4;
  private static final int FEATURES = 2;
  private static final InputShape INPUT = InputShape.features(FEATURES);
  private static final Task TASK = new Task(Task.Target.VALUES, Task.Timing.AT_END, 1);

  @Test
  void gradientsOfTiedCopiesAddUpToBackpropagationThroughTime() {
    NetworkDefinition definition =
        Fixtures.network(Fixtures.CELLS.get("rnn"), "tanh", 1, HIDDEN, INPUT, TASK);
    double[] parameters = Fixtures.rounded(Fixtures.parameters(definition, 8));
    Batch batch = Fixtures.batch(INPUT, TASK, TIME, 1, false, 9);
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), parameters);
    network.parametersChanged();
    network.forward(batch, new CarriedState());
    network.backward(Truncation.FULL);

    double[] expected = feedForward(definition.layout(), parameters, batch);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) network.gradient()[i]).isCloseTo(expected[i], within(2e-5));
    }
  }

  private static Parameter parameter(ParameterLayout layout, String name) {
    return layout.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Layer t of the unrolled net has weights W_t, U_t and b_t of its own, all with equal values. */
  private static double[] feedForward(ParameterLayout layout, double[] parameters, Batch batch) {
    int w = parameter(layout, "layer0.state.input").offset();
    int u = parameter(layout, "layer0.state.recurrent").offset();
    int b = parameter(layout, "layer0.state.bias").offset();
    int v = layout.outputWeight().offset();
    int c = layout.outputBias().offset();
    double[][] layers = new double[TIME + 1][HIDDEN];
    for (int t = 1; t <= TIME; t++) {
      for (int i = 0; i < HIDDEN; i++) {
        double sum = parameters[b + i];
        for (int j = 0; j < FEATURES; j++) {
          sum +=
              parameters[w + i * FEATURES + j]
                  * BatchArrays.features(batch)[(t - 1) * FEATURES + j];
        }
        for (int j = 0; j < HIDDEN; j++) {
          sum += parameters[u + i * HIDDEN + j] * layers[t - 1][j];
        }
        layers[t][i] = Math.tanh(sum);
      }
    }
    double output = parameters[c];
    for (int j = 0; j < HIDDEN; j++) {
      output += parameters[v + j] * layers[TIME][j];
    }
    double error = 2 * (output - BatchArrays.values(batch)[0]);

    double[][] copies = new double[TIME + 1][parameters.length];
    double[] adjoint = new double[HIDDEN];
    copies[TIME][c] = error;
    for (int j = 0; j < HIDDEN; j++) {
      copies[TIME][v + j] = error * layers[TIME][j];
      adjoint[j] = error * parameters[v + j];
    }
    for (int t = TIME; t >= 1; t--) {
      double[] below = new double[HIDDEN];
      for (int i = 0; i < HIDDEN; i++) {
        double delta = adjoint[i] * (1 - layers[t][i] * layers[t][i]);
        copies[t][b + i] += delta;
        for (int j = 0; j < FEATURES; j++) {
          copies[t][w + i * FEATURES + j] +=
              delta * BatchArrays.features(batch)[(t - 1) * FEATURES + j];
        }
        for (int j = 0; j < HIDDEN; j++) {
          copies[t][u + i * HIDDEN + j] += delta * layers[t - 1][j];
          below[j] += delta * parameters[u + i * HIDDEN + j];
        }
      }
      adjoint = below;
    }
    double[] tied = new double[parameters.length];
    for (double[] copy : copies) {
      for (int i = 0; i < tied.length; i++) {
        tied[i] += copy[i];
      }
    }
    return tied;
  }
}
