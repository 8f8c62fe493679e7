package org.unroll.components.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What one gate keeps of its units' memory at each lag before the sequences' ends. */
final class KeptMemory {
  private final int layer;
  private final String gate;

  /** By lag from 0, the last step, and unit: the sum over sequences of ln(kept). */
  private final double[][] logarithms;

  /** By unit. */
  private final double[] kept;

  /** Sequences that are so long, by lag. */
  private final int[] sequences;

  private long steps;

  KeptMemory(int layer, String gate, int size, int time) {
    this.layer = layer;
    this.gate = gate;
    this.logarithms = new double[time][size];
    this.kept = new double[size];
    this.sequences = new int[time];
  }

  boolean is(int ofLayer, String name) {
    return layer == ofLayer && gate.equals(name);
  }

  /**
   * Adds what is kept at one step of one sequence.
   *
   * @param values the gate's values, {@code [unit, batch]}
   * @param shut whether the memory passes where the gate is shut
   */
  void add(float[] values, int batch, int sequence, int lag, boolean shut) {
    steps++;
    sequences[lag]++;
    for (int j = 0; j < kept.length; j++) {
      double value = values[j * batch + sequence];
      double share = shut ? 1 - value : value;
      kept[j] += share;
      logarithms[lag][j] += Math.log(share);
    }
  }

  /** A row for each number of steps back that a sequence is long enough for. */
  List<CellPathProduct> products(long step) {
    List<CellPathProduct> rows = new ArrayList<>();
    double[] sums = new double[kept.length];
    for (int lag = 0; lag < sequences.length && sequences[lag] > 0; lag++) {
      double mean = 0;
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < sums.length; j++) {
        sums[j] += logarithms[lag][j] / sequences[lag];
        mean += sums[j] / sums.length;
        largest = Math.max(largest, sums[j]);
      }
      rows.add(new CellPathProduct(step, layer, gate, lag + 1, decimal(mean), decimal(largest)));
    }
    return rows;
  }

  /** A row for each unit. */
  List<TimeConstant> timeConstants(long step) {
    List<TimeConstant> rows = new ArrayList<>();
    for (int j = 0; j < kept.length; j++) {
      double share = kept[j] / steps;
      OptionalDouble constant =
          share < 1 ? OptionalDouble.of(1 / (1 - share)) : OptionalDouble.empty();
      rows.add(new TimeConstant(step, layer, gate, j, share, constant));
    }
    return rows;
  }

  private static OptionalDouble decimal(double logarithm) {
    return Double.isFinite(logarithm)
        ? OptionalDouble.of(logarithm / Math.log(10))
        : OptionalDouble.empty();
  }
}
