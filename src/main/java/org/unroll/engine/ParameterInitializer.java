package org.unroll.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.Cell;
import org.unroll.api.FaultyComponentException;
import org.unroll.api.Initialization;
import org.unroll.api.Parameter;
import org.unroll.api.RandomStreams;
import org.unroll.engine.trace.Node;

/**
 * Draws initial parameters. Every parameter has a random stream of its own, {@code
 * initialization/<parameter name>}, unless its initialization names another, so that another
 * component never shifts its numbers.
 *
 * <p>What is said of a gate comes before what the cell says, and that before what is said of a
 * role.
 *
 * @param recurrent for weights that act on states
 * @param input for weights that act on the input or the context
 * @param output for the weights of the output head
 * @param bias for biases
 * @param gates exceptions by the name of the affine map
 */
public record ParameterInitializer(
    Initialization recurrent,
    Initialization input,
    Initialization output,
    Initialization bias,
    Map<String, Gate> gates) {

  /** What one affine map's weights get, where it differs from their role's. */
  public record Gate(
      Optional<Initialization> recurrent,
      Optional<Initialization> input,
      Optional<Initialization> bias) {
    static final Gate NOTHING = new Gate(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Fills the flat parameters of a network. */
  public void fill(NetworkDefinition definition, RandomStreams streams, float[] parameters) {
    for (Parameter parameter : definition.layout().parameters()) {
      double[] values = new double[parameter.length()];
      Initialization initialization = initialization(definition, parameter);
      initialization.fill(
          values,
          parameter.rows(),
          parameter.columns(),
          streams.at("initialization/" + initialization.stream(parameter), 0));
      for (int i = 0; i < values.length; i++) {
        parameters[parameter.offset() + i] = (float) values[i];
        if (!Float.isFinite((float) values[i])) {
          throw new FaultyComponentException(
              initialization,
              "of %s it set element [%d, %d] to %s; it must be a finite number"
                  .formatted(
                      parameter.name(),
                      i / parameter.columns(),
                      i % parameter.columns(),
                      values[i]));
        }
      }
    }
  }

  private Initialization initialization(NetworkDefinition definition, Parameter parameter) {
    Cell cell = definition.cell();
    String name = nameInEquations(parameter);
    Gate gate = parameter.layer() < 0 ? Gate.NOTHING : gates.getOrDefault(name, Gate.NOTHING);
    return switch (parameter.role()) {
      case "unit" -> constant(initialValue(definition, parameter));
      case "weight" -> output;
      case "input", "context" -> gate.input().orElse(input);
      case "bias" -> gate.bias().orElseGet(() -> bias(cell, parameter));
      default ->
          gate.recurrent()
              .orElseGet(() -> cell.initialRecurrentWeights().getOrDefault(name, recurrent));
    };
  }

  private Initialization bias(Cell cell, Parameter parameter) {
    Double value =
        parameter.layer() < 0 ? null : cell.initialBiases().get(nameInEquations(parameter));
    return value == null ? bias : constant(value);
  }

  private static Initialization constant(double value) {
    return (values, rows, columns, random) -> Arrays.fill(values, value);
  }

  /** What the equations say. */
  private static double initialValue(NetworkDefinition definition, Parameter parameter) {
    return definition
        .programs()
        .flatMap(program -> program.unitParameters().stream())
        .filter(unit -> unit.name().equals(nameInEquations(parameter)))
        .mapToDouble(Node.UnitParameter::initialValue)
        .findFirst()
        .orElseThrow();
  }

  /** Both directions of a layer are initialized alike. */
  private static String nameInEquations(Parameter parameter) {
    String reverse = NetworkDefinition.Direction.REVERSE;
    return parameter.gate().startsWith(reverse)
        ? parameter.gate().substring(reverse.length())
        : parameter.gate();
  }
}
