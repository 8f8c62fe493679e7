package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.components.cell.Rnn;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;

/**
 * Truncation as its description has it, on a linear unit h = w x + u h' + b, of which every
 * derivative is known: dL/du = Σ over losses at t of dL/dh_t · Σ_k u^(t−k) h_(k−1), k from where
 * the loss's window reaches to.
 */
class WrittenTruncationTest {
  private static final InputShape INPUT = InputShape.features(1);
  private static final int SIZE = 4;

  @ParameterizedTest
  @CsvSource({
    "10, 4, 4, false",
    "10, 4, 4, true",
    "11, 3, 5, false",
    "11, 3, 5, true",
    "9, 2, 7, false",
    "9, 5, 2, true",
    "12, 4, 4, true",
    "40, 3, 3, false"
  })
  void theGradientIsThatOfTheDescription(int time, int every, int backward, boolean atEnd) {
    Task task = new Task(Task.Target.VALUES, atEnd ? Task.Timing.AT_END : Task.Timing.EACH_STEP, 1);
    NetworkDefinition definition = Fixtures.network(new Rnn(), "linear", 1, 1, INPUT, task);
    double[] parameters = Fixtures.rounded(Fixtures.parameters(definition, 3));
    int place = offset(definition, "layer0.state.recurrent");
    parameters[place] = 0.75; // so that far steps count
    Batch batch = Fixtures.batch(INPUT, task, time, SIZE, true, 21);
    Truncation truncation = new Truncation(every, backward);

    double expected = gradient(definition, parameters, batch, atEnd, every, backward);
    double reference =
        new ReferenceNetwork(definition)
            .differentiate(parameters, batch, truncation, Masks.NONE)
            .gradient()[place];
    assertThat(reference).isCloseTo(expected, within(1e-12));
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), parameters);
    network.parametersChanged();
    Fixtures.pass(network, batch, truncation);
    assertThat((double) network.gradient()[place]).isCloseTo(expected, within(1e-5));
    // And not what the whole sequence gives.
    double full = gradient(definition, parameters, batch, atEnd, time, time);
    assertThat(Math.abs(full - expected)).isGreaterThan(1e-6);
  }

  private static int offset(NetworkDefinition definition, String name) {
    return definition.layout().parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .mapToInt(Parameter::offset)
        .findFirst()
        .orElseThrow();
  }

  private static double gradient(
      NetworkDefinition definition,
      double[] parameters,
      Batch batch,
      boolean atEnd,
      int every,
      int backward) {
    double w = parameters[offset(definition, "layer0.state.input")];
    double u = parameters[offset(definition, "layer0.state.recurrent")];
    double bias = parameters[offset(definition, "layer0.state.bias")];
    double v = parameters[offset(definition, "output.weight")];
    double c = parameters[offset(definition, "output.bias")];
    double sum = 0;
    int targets = 0;
    for (int b = 0; b < SIZE; b++) {
      int length = batch.lengths()[b];
      double[] h = new double[length + 1]; // h[t] before step t
      for (int t = 0; t < length; t++) {
        h[t + 1] = w * BatchArrays.features(batch)[t * SIZE + b] + u * h[t] + bias;
      }
      for (int t = atEnd ? length - 1 : 0; t < length; t++) {
        targets++;
        double target = BatchArrays.values(batch)[atEnd ? b : t * SIZE + b];
        double slope = 2 * (v * h[t + 1] + c - target) * v;
        int end = Math.min(batch.time(), (t / every + 1) * every);
        for (int k = t; k >= Math.max(0, end - backward); k--) {
          sum += slope * Math.pow(u, t - k) * h[k];
        }
      }
    }
    return sum / targets;
  }
}
