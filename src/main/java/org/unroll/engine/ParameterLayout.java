package org.unroll.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.api.Parameter;
import org.unroll.engine.trace.Node;

/**
 * Where each parameter lies in the flat vector. Affine maps that share an argument and follow each
 * other are laid out as one matrix, so that one product serves them all; each named parameter is a
 * contiguous run of that matrix's rows.
 *
 * <p>Where a network takes its initial states from a context, their equations count as directions
 * after the others, in the same order.
 *
 * @param blocks the merged products of each direction of each layer
 * @param biases the biases of each direction's affine maps; null at maps without one
 * @param units each direction's trained numbers per unit, in the order of its equations
 * @param outputWeight the output head's weights, one row per output
 * @param outputBias the output head's bias; null in a network without biases
 * @param parameters every parameter, in the order of the flat vector
 * @param size elements of the flat vector
 */
public record ParameterLayout(
    List<List<Block>> blocks,
    List<List<Parameter>> biases,
    List<List<Parameter>> units,
    Parameter outputWeight,
    Parameter outputBias,
    List<Parameter> parameters,
    int size) {

  /**
   * One matrix product: the weights of consecutive affine maps for one argument, row-major {@code
   * [rows, columns]} from {@code offset}.
   *
   * @param argument what the weights act on
   * @param firstAffine index of the first affine map among the layer's
   * @param weights the named weights, one for each affine map
   */
  public record Block(
      Node argument, int firstAffine, List<Parameter> weights, int offset, int rows, int columns) {}

  /**
   * Lays out the parameters of all directions and of a head with that many outputs.
   *
   * @param biased whether the head has a bias
   */
  static ParameterLayout of(
      List<NetworkDefinition.Direction> directions, int outputSize, int outputs, boolean biased) {
    return new Builder().build(directions, outputSize, outputs, biased);
  }

  /** The weights of one affine map of a direction, in the order of its arguments. */
  public List<Parameter> weights(int direction, int affine, Node.Affine node) {
    List<Parameter> weights = new ArrayList<>();
    for (Node argument : node.arguments()) {
      for (Block block : blocks.get(direction)) {
        int place = affine - block.firstAffine();
        if (block.argument().id() == argument.id()
            && place >= 0
            && place < block.weights().size()) {
          weights.add(block.weights().get(place));
        }
      }
    }
    return weights;
  }

  private static final class Builder {
    private final List<Parameter> parameters = new ArrayList<>();
    private int offset;

    ParameterLayout build(
        List<NetworkDefinition.Direction> directions, int outputSize, int outputs, boolean biased) {
      List<List<Block>> blocks = new ArrayList<>();
      List<List<Parameter>> biases = new ArrayList<>();
      List<List<Parameter>> units = new ArrayList<>();
      for (NetworkDefinition.Direction direction : directions) {
        List<Node.Affine> affines = direction.program().affines();
        blocks.add(blocks(direction, affines));
        List<Parameter> layerBiases = new ArrayList<>();
        for (Node.Affine affine : affines) {
          layerBiases.add(
              affine.biased() ? add(direction, affine.name(), "bias", affine.size(), 1) : null);
        }
        biases.add(layerBiases);
        List<Parameter> layerUnits = new ArrayList<>();
        for (Node.UnitParameter unit : direction.program().unitParameters()) {
          layerUnits.add(add(direction, unit.name(), "unit", unit.size(), 1));
        }
        units.add(layerUnits);
      }
      Parameter weight = add(-1, "output", "weight", outputs, outputSize);
      Parameter bias = biased ? add(-1, "output", "bias", outputs, 1) : null;
      return new ParameterLayout(
          blocks, biases, units, weight, bias, List.copyOf(parameters), offset);
    }

    /** For each argument in the order of first use: runs of consecutive affine maps that use it. */
    private List<Block> blocks(NetworkDefinition.Direction direction, List<Node.Affine> affines) {
      Map<Integer, Node> arguments = new LinkedHashMap<>();
      for (Node.Affine affine : affines) {
        for (Node argument : affine.arguments()) {
          arguments.put(argument.id(), argument);
        }
      }
      List<Block> blocks = new ArrayList<>();
      for (Node argument : arguments.values()) {
        int first = 0;
        while (first < affines.size()) {
          int end = first;
          while (end < affines.size() && uses(affines.get(end), argument)) {
            end++;
          }
          if (end > first) {
            blocks.add(block(direction, argument, first, affines.subList(first, end)));
          }
          first = end + 1;
        }
      }
      return blocks;
    }

    private Block block(
        NetworkDefinition.Direction direction,
        Node argument,
        int first,
        List<Node.Affine> affines) {
      int start = offset;
      List<Parameter> weights = new ArrayList<>();
      int rows = 0;
      for (Node.Affine affine : affines) {
        weights.add(
            add(direction, affine.name(), role(affine, argument), affine.size(), argument.size()));
        rows += affine.size();
      }
      return new Block(argument, first, List.copyOf(weights), start, rows, argument.size());
    }

    private static String role(Node.Affine affine, Node argument) {
      for (int i = 0; i < affine.arguments().size(); i++) {
        if (affine.arguments().get(i).id() == argument.id()) {
          return affine.roles().get(i);
        }
      }
      throw new IllegalStateException("the map does not have that argument");
    }

    private static boolean uses(Node.Affine affine, Node argument) {
      return affine.arguments().stream().anyMatch(other -> other.id() == argument.id());
    }

    private Parameter add(
        NetworkDefinition.Direction direction, String gate, String role, int rows, int columns) {
      return add(direction.layer(), direction.named(gate), role, rows, columns);
    }

    private Parameter add(int layer, String gate, String role, int rows, int columns) {
      Parameter parameter = new Parameter(layer, gate, role, offset, rows, columns);
      parameters.add(parameter);
      offset += parameter.length();
      return parameter;
    }
  }
}
