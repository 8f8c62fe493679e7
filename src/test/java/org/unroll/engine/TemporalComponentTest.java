package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.LossTime;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.TemporalComponent;
import org.unroll.api.Values;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;

/**
 * What each step adds to a weight's gradient. In the reference it is the difference between the
 * gradients that flow back so far and one step less; all of them add up to the whole gradient.
 */
class TemporalComponentTest {
  private static final Task TASK = new Task(Task.Target.VALUES, Task.Timing.AT_END, 2);
  private static final int TIME = 6;

  private static NetworkDefinition definition(String cell, InputShape input) {
    return Fixtures.network(Fixtures.cell(cell), "tanh", 2, 4, input, TASK);
  }

  private static List<TemporalComponent> components(NetworkDefinition definition, Batch batch) {
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), Fixtures.parameters(definition, 5));
    network.parametersChanged();
    return Fixtures.pass(network, batch, Truncation.FULL).temporalComponents(LossTime.LAST);
  }

  /** The gradient that flows back so many steps. */
  private static double[] gradient(NetworkDefinition definition, Batch batch, int backward) {
    return new ReferenceNetwork(definition)
        .differentiate(
            Fixtures.rounded(Fixtures.parameters(definition, 5)),
            batch,
            new Truncation(TIME, backward),
            Masks.NONE)
        .gradient();
  }

  @ParameterizedTest
  @CsvSource({
    "rnn, false",
    "rnn, true",
    "lstm, false",
    "gru, true",
    "gru-reset-after, false",
    "lstm-diagonal-peepholes, false",
    "lstm-output-peephole, true",
    "layer-normalized, false",
    "all-operations, false"
  })
  void stepsAddUpToTheGradient(String cell, boolean tokens) {
    InputShape input = tokens ? Fixtures.tokens(4) : InputShape.features(2);
    NetworkDefinition definition = definition(cell, input);
    Batch batch = Fixtures.batch(input, TASK, TIME, 1, false, 3);
    List<TemporalComponent> components = components(definition, batch);
    double[] before = new double[definition.layout().size()];
    int compared = 0;
    for (int lag = 0; lag < TIME; lag++) {
      double[] gradient = gradient(definition, batch, lag + 1);
      for (Parameter parameter : definition.layout().parameters()) {
        if (parameter.layer() >= 0) {
          double expected = distance(gradient, before, parameter);
          assertThat(component(components, parameter, parameter.role()).meanNorm()[lag])
              .as("%s at lag %d", parameter.name(), lag)
              .isCloseTo(expected, within(1e-4 * expected + 1e-7));
          compared++;
        }
      }
      before = gradient;
    }
    assertThat(before).isEqualTo(gradient(definition, batch, TIME));
    assertThat(compared).isGreaterThanOrEqualTo(TIME * 6);
  }

  @Test
  void aGateIsAllItsParametersTogether() {
    InputShape input = InputShape.features(2);
    NetworkDefinition definition = definition("lstm", input);
    Batch batch = Fixtures.batch(input, TASK, TIME, 1, false, 3);
    List<TemporalComponent> components = components(definition, batch);
    Parameter any =
        definition.layout().parameters().stream()
            .filter(parameter -> parameter.name().equals("layer0.forget.bias"))
            .findFirst()
            .orElseThrow();
    for (int lag = 0; lag < TIME; lag++) {
      double squares = 0;
      for (String role : new String[] {"input", "recurrent", "bias"}) {
        squares += Math.pow(component(components, any, role).meanNorm()[lag], 2);
      }
      assertThat(component(components, any, "").meanNorm()[lag])
          .isCloseTo(Math.sqrt(squares), within(1e-9));
    }
  }

  @Test
  void sequencesOfDifferentLengthsAreAveragedAtTheirOwnLags() {
    InputShape input = InputShape.features(2);
    NetworkDefinition definition = definition("gru", input);
    Batch both = Fixtures.batch(input, TASK, TIME, 2, false, 3);
    Batch padded = Batch.of(TIME, new int[] {TIME, 2}, both.input(), both.target());
    List<TemporalComponent> mean = components(definition, padded);
    List<TemporalComponent> first = components(definition, one(both, 0, TIME));
    List<TemporalComponent> second = components(definition, one(both, 1, 2));
    for (int i = 0; i < mean.size(); i++) {
      for (int lag = 0; lag < TIME; lag++) {
        double expected =
            lag < 2
                ? (first.get(i).meanNorm()[lag] + second.get(i).meanNorm()[lag]) / 2
                : first.get(i).meanNorm()[lag];
        assertThat(mean.get(i).meanNorm()[lag]).isCloseTo(expected, within(1e-6));
      }
    }
  }

  private static Batch one(Batch both, int sequence, int time) {
    float[] features = new float[time * 2];
    for (int t = 0; t < time; t++) {
      System.arraycopy(BatchArrays.features(both), (t * 2 + sequence) * 2, features, t * 2, 2);
    }
    float[] values = {
      BatchArrays.values(both)[sequence * 2], BatchArrays.values(both)[sequence * 2 + 1]
    };
    return Batch.sequence(time, new Features(2, features), Values.atEnd(2, values));
  }

  private static double distance(double[] a, double[] b, Parameter parameter) {
    double squares = 0;
    for (int i = parameter.offset(); i < parameter.offset() + parameter.length(); i++) {
      squares += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(squares);
  }

  private static TemporalComponent component(
      List<TemporalComponent> components, Parameter of, String role) {
    return components.stream()
        .filter(
            one ->
                one.layer() == of.layer()
                    && one.gate().equals(of.gate())
                    && one.role().equals(role))
        .findFirst()
        .orElseThrow();
  }
}
