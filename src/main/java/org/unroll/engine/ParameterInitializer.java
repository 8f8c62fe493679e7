package org.unroll.engine;

import java.util.Map;
import org.unroll.api.Initialization;
import org.unroll.api.Parameter;
import org.unroll.api.RandomStreams;

/**
 * Draws initial parameters. Every parameter has a random stream of its own, {@code
 * initialization/<parameter name>}, unless its initialization names another, so that another
 * component never shifts its numbers.
 *
 * @param recurrent for weights that act on states
 * @param input for weights that act on the input
 * @param output for the weights of the output head
 * @param bias for biases to which the cell gives no initial value
 */
public record ParameterInitializer(
    Initialization recurrent, Initialization input, Initialization output, Initialization bias) {

  /** Fills the flat parameters of a network. */
  public void fill(NetworkDefinition definition, RandomStreams streams, float[] parameters) {
    Map<String, Double> biases = definition.cell().initialBiases();
    for (Parameter parameter : definition.layout().parameters()) {
      double[] values = new double[parameter.length()];
      if (parameter.role().equals("bias")
          && parameter.layer() >= 0
          && biases.containsKey(parameter.gate())) {
        java.util.Arrays.fill(values, biases.get(parameter.gate()));
      } else {
        Initialization initialization = initialization(parameter);
        initialization.fill(
            values,
            parameter.rows(),
            parameter.columns(),
            streams.at("initialization/" + initialization.stream(parameter), 0));
      }
      for (int i = 0; i < values.length; i++) {
        parameters[parameter.offset() + i] = (float) values[i];
      }
    }
  }

  private Initialization initialization(Parameter parameter) {
    return switch (parameter.role()) {
      case "bias" -> bias;
      case "input" -> input;
      case "weight" -> output;
      default -> recurrent;
    };
  }
}
