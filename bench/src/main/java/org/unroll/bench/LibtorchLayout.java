package org.unroll.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unroll.api.Parameter;

/**
 * Which of unroll's parameters, one below the other, make up each tensor that libtorch's recurrent
 * functions take. libtorch has two biases where one would do; the second starts at zero and is
 * trained like the first.
 */
final class LibtorchLayout {
  /**
   * One tensor.
   *
   * @param pieces names of unroll's parameters from top to bottom; null for zeros
   * @param rows rows of each piece
   * @param columns columns, or 0 for a vector
   */
  record Tensor(List<String> pieces, int rows, int columns) {
    long[] shape() {
      long total = (long) pieces.size() * rows;
      return columns == 0 ? new long[] {total} : new long[] {total, columns};
    }

    private int pieceLength() {
      return rows * Math.max(1, columns);
    }
  }

  private final List<Parameter> parameters;
  private final List<Tensor> tensors;

  /** For a single layer of that kind of cell. */
  LibtorchLayout(CellKind cell, List<Parameter> parameters) {
    this.parameters = parameters;
    List<String> input = input(cell);
    List<String> recurrent = recurrent(cell);
    Parameter inputWeight = named(input.get(0) + ".input");
    Parameter recurrentWeight = named(recurrent.get(0) + ".recurrent");
    Parameter output = named("output.weight");
    int hidden = inputWeight.rows();
    this.tensors =
        List.of(
            new Tensor(roles(input, "input"), hidden, inputWeight.columns()),
            new Tensor(roles(recurrent, "recurrent"), hidden, recurrentWeight.columns()),
            new Tensor(roles(input, "bias"), hidden, 0),
            new Tensor(secondBias(cell), hidden, 0),
            new Tensor(List.of("output.weight"), output.rows(), output.columns()),
            new Tensor(List.of("output.bias"), output.rows(), 0));
  }

  private static List<String> input(CellKind cell) {
    return switch (cell) {
      case RNN -> List.of("layer0.state");
      case LSTM -> List.of("layer0.input", "layer0.forget", "layer0.candidate", "layer0.output");
      case GRU -> List.of("layer0.reset", "layer0.update", "layer0.candidate");
    };
  }

  private static List<String> recurrent(CellKind cell) {
    return cell == CellKind.GRU
        ? List.of("layer0.reset", "layer0.update", "layer0.candidate_recurrent")
        : input(cell);
  }

  private static List<String> secondBias(CellKind cell) {
    return switch (cell) {
      case RNN -> Arrays.asList((String) null);
      case LSTM -> Arrays.asList(null, null, null, null);
      case GRU -> Arrays.asList(null, null, "layer0.candidate_recurrent.bias");
    };
  }

  private static List<String> roles(List<String> gates, String role) {
    return gates.stream().map(gate -> gate + "." + role).toList();
  }

  private Parameter named(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unroll has no parameter " + name));
  }

  /** Input weights, recurrent weights, two biases, output weights, output bias. */
  List<Tensor> tensors() {
    return tensors;
  }

  /** The tensor's values, taken from unroll's flat parameters. */
  float[] values(Tensor tensor, float[] flat) {
    float[] values = new float[tensor.pieces().size() * tensor.pieceLength()];
    for (int i = 0; i < tensor.pieces().size(); i++) {
      if (tensor.pieces().get(i) != null) {
        Parameter parameter = named(tensor.pieces().get(i));
        System.arraycopy(
            flat, parameter.offset(), values, i * tensor.pieceLength(), parameter.length());
      }
    }
    return values;
  }

  /** The tensor's values, cut into unroll's parameters. */
  Map<String, float[]> pieces(Tensor tensor, float[] values) {
    Map<String, float[]> pieces = new HashMap<>();
    int length = tensor.pieceLength();
    for (int i = 0; i < tensor.pieces().size(); i++) {
      if (tensor.pieces().get(i) != null) {
        pieces.put(
            tensor.pieces().get(i), Arrays.copyOfRange(values, i * length, (i + 1) * length));
      }
    }
    return pieces;
  }
}
