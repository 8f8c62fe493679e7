package org.unroll.api;

import java.util.List;

/**
 * One named parameter and its place in the flat vector of all parameters. Values are row-major:
 * {@code [rows, columns]}, one row per output unit, one column per element of the argument.
 *
 * @param layer the layer's number from 0, or −1 for the output head
 * @param gate the name of the affine map in the equations ({@code forget}), or {@code output}
 * @param role {@code input}, {@code recurrent} or {@code bias}; further recurrent arguments are
 *     {@code recurrent2}, …; {@code unit} is one number a unit; {@code weight} the head's matrix
 * @param offset index of the first element in the flat vector
 */
public record Parameter(int layer, String gate, String role, int offset, int rows, int columns) {
  /** The name in files: {@code layer0.forget.recurrent}, {@code output.bias}. */
  public String name() {
    return (layer < 0 ? "" : "layer" + layer + ".") + gate + "." + role;
  }

  /** Number of elements. */
  public int length() {
    return rows * columns;
  }

  /** Whether it is added to a sum, and no weight that multiplies. */
  public boolean isBias() {
    return role.equals("bias");
  }

  /** Number of elements of the flat vector in which these parameters lie. */
  public static int elements(List<Parameter> parameters) {
    return parameters.stream()
        .mapToInt(parameter -> parameter.offset() + parameter.length())
        .max()
        .orElse(0);
  }
}
