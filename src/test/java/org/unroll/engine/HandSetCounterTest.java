package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Classes;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.Tokens;
import org.unroll.components.cell.Rnn;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;

/**
 * The parenthesis counter with weights set by hand: h_t = [1 −1]·x_t + h_{t−1}, and the prediction
 * of the next symbol in its three regimes, h &gt; 0, h &lt; 0 and h = 0.
 */
class HandSetCounterTest {
  private static final String SYMBOLS = "()\n";
  private static final InputShape INPUT = Fixtures.tokens(3);
  private static final Task NEXT = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);

  private static Network network(
      int layers, String activation, int hidden, Map<String, float[]> by) {
    NetworkDefinition definition =
        Fixtures.network(new Rnn(), activation, layers, hidden, INPUT, NEXT);
    Network network = new Network(definition, 1);
    for (Parameter parameter : definition.layout().parameters()) {
      float[] values = by.get(parameter.name());
      if (values != null) {
        assertThat(values).hasSize(parameter.length());
        System.arraycopy(values, 0, network.parameters(), parameter.offset(), values.length);
      }
    }
    network.parametersChanged();
    return network;
  }

  private static Batch batch(String text) {
    int[] tokens = text.chars().map(SYMBOLS::indexOf).toArray();
    int[] next = new int[tokens.length];
    for (int t = 0; t < tokens.length; t++) {
      next[t] = t + 1 < tokens.length ? tokens[t + 1] : 2;
    }
    return Batch.sequence(tokens.length, new Tokens(tokens), Classes.eachStep(next));
  }

  @Test
  void oneLinearUnitCounts() {
    Network counter =
        network(
            1,
            "linear",
            1,
            Map.of(
                "layer0.state.input", new float[] {1, -1, 0},
                "layer0.state.recurrent", new float[] {1}));
    String text = "(())(()))((";
    counter.forward(batch(text), new CarriedState());
    int open = 0;
    for (int t = 0; t < text.length(); t++) {
      open += text.charAt(t) == '(' ? 1 : -1;
      assertThat(counter.outputs()[t][0]).isEqualTo(open);
    }
  }

  /**
   * Two ReLU layers: the first keeps the positive and the negative part of the count; the second
   * turns each into 0 or 1, and the softmax adds up log-probabilities.
   */
  private static Network predictor() {
    float never = -30;
    float[] balanced = {(float) Math.log(0.5), never, (float) Math.log(0.5)};
    float[] inside = {(float) Math.log(0.2), (float) Math.log(0.8), never};
    float[] invalid = {never, never, 0};
    float[] output = new float[12];
    for (int c = 0; c < 3; c++) {
      // Units 0 and 1: min(n, 1) = n − relu(n − 1) for the positive part; 2 and 3: the negative.
      output[c * 4] = inside[c] - balanced[c];
      output[c * 4 + 1] = balanced[c] - inside[c];
      output[c * 4 + 2] = invalid[c] - balanced[c];
      output[c * 4 + 3] = balanced[c] - invalid[c];
    }
    return network(
        2,
        "relu",
        4,
        Map.of(
            "layer0.state.input", new float[] {1, -1, 0, -1, 1, 0, 0, 0, 0, 0, 0, 0},
            "layer0.state.recurrent",
                new float[] {1, -1, 0, 0, -1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
            "layer1.state.input", new float[] {1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0},
            "layer1.state.bias", new float[] {0, -1, 0, -1},
            "output.weight", output,
            "output.bias", balanced));
  }

  private static double probability(String text, char next) {
    Batch batch = batch(text);
    BatchArrays.classes(batch)[text.length() - 1] = SYMBOLS.indexOf(next);
    for (int t = 0; t < text.length() - 1; t++) {
      BatchArrays.classes(batch)[t] = -1;
    }
    return Math.exp(-predictor().forward(batch, new CarriedState()).loss());
  }

  @Test
  void theNextSymbolFollowsTheThreeRegimes() {
    for (String open : new String[] {"(", "((", "(()((("}) {
      assertThat(probability(open, '(')).isCloseTo(0.2, within(1e-5));
      assertThat(probability(open, ')')).isCloseTo(0.8, within(1e-5));
      assertThat(probability(open, '\n')).isCloseTo(0, within(1e-5));
    }
    for (String closed : new String[] {"()", "(())", "(())()"}) {
      assertThat(probability(closed, '(')).isCloseTo(0.5, within(1e-5));
      assertThat(probability(closed, ')')).isCloseTo(0, within(1e-5));
      assertThat(probability(closed, '\n')).isCloseTo(0.5, within(1e-5));
    }
    for (String invalid : new String[] {")", "())", ")))("}) {
      assertThat(probability(invalid, '\n')).isCloseTo(1, within(1e-5));
    }
  }
}
