package org.unroll.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What one row of a table measures: 65 inputs, one recurrent layer, softmax over 65 classes at each
 * step.
 *
 * @param dense whether the input is 65 features instead of one of 65 tokens
 */
record Workload(CellKind cell, int batch, int steps, int hidden, boolean dense) {
  static final int SYMBOLS = 65;

  private static final int[][] SIZES = {
    {50, 50, 128}, {50, 100, 256}, {50, 100, 512}, {16, 150, 100}, {1, 400, 100}
  };

  /** Every cell at every size. */
  static List<Workload> all(boolean dense) {
    List<Workload> workloads = new ArrayList<>();
    for (CellKind cell : CellKind.values()) {
      for (int[] size : SIZES) {
        workloads.add(new Workload(cell, size[0], size[1], size[2], dense));
      }
    }
    return workloads;
  }

  /** In one word, for {@link #parse}. */
  String code() {
    return "%s:%d:%d:%d:%s".formatted(cell.name(), batch, steps, hidden, dense);
  }

  static Workload parse(String code) {
    String[] parts = code.split(":");
    return new Workload(
        CellKind.valueOf(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Boolean.parseBoolean(parts[4]));
  }

  String input() {
    return dense ? "dense" : "tokens";
  }

  @Override
  public String toString() {
    return "%s (%d, %d, %d) %s".formatted(cell, batch, steps, hidden, input());
  }
}
