package org.unroll.components.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.unroll.api.UpdateView.GateValues;

/**
 * What one gate keeps of its units' memory over the last steps of each sequence. The gate's values
 * are shown twice, stretch by stretch: the first time whole sequences are measured, the second time
 * the product from each step to its sequence's end is what of the whole is left.
 */
final class KeptMemory {
  private final int layer;
  private final String gate;
  private final boolean shut;
  private final int batch;

  /** By unit: the sum of what is kept. */
  private final double[] kept;

  /** {@code [unit, batch]}: the sum of ln|kept| from the current step on, zeros left out. */
  private final double[] logarithmsLeft;

  /** {@code [unit, batch]}: steps from the current one on at which nothing is kept. */
  private final int[] zerosLeft;

  /** By sequence: steps from the current one on. */
  private final int[] stepsLeft;

  private long steps;

  /** By lag from 1, which is index 0, and unit: the sum over sequences of ln|product|. */
  private double[][] products = new double[0][];

  /** By the same lag: sequences that are so long. */
  private int[] sequences = new int[0];

  /**
   * @param shut whether the memory passes where the gate is shut
   */
  KeptMemory(GateValues first, boolean shut) {
    this.layer = first.layer();
    this.gate = first.gate();
    this.shut = shut;
    this.batch = first.lengths().length;
    this.kept = new double[first.size()];
    this.logarithmsLeft = new double[first.size() * batch];
    this.zerosLeft = new int[first.size() * batch];
    this.stepsLeft = new int[batch];
  }

  boolean is(int ofLayer, String name) {
    return layer == ofLayer && gate.equals(name);
  }

  /** Takes a stretch for the first time. */
  void measure(GateValues stretch) {
    for (int t = 0; t < stretch.time(); t++) {
      for (int b = 0; b < batch; b++) {
        if (t < stretch.lengths()[b]) {
          stepsLeft[b]++;
          steps++;
          for (int j = 0; j < kept.length; j++) {
            double share = share(stretch, t, j, b);
            kept[j] += share;
            count(share, j * batch + b, 1);
          }
        }
      }
    }
  }

  /** Takes a stretch again, once all were measured. */
  void multiply(GateValues stretch) {
    if (products.length == 0) {
      int longest = Arrays.stream(stepsLeft).max().orElse(0);
      products = new double[longest][kept.length];
      sequences = new int[longest];
    }
    for (int t = 0; t < stretch.time(); t++) {
      for (int b = 0; b < batch; b++) {
        if (t < stretch.lengths()[b]) {
          int lag = stepsLeft[b]--;
          sequences[lag - 1]++;
          for (int j = 0; j < kept.length; j++) {
            int place = j * batch + b;
            products[lag - 1][j] +=
                zerosLeft[place] > 0 ? Double.NEGATIVE_INFINITY : logarithmsLeft[place];
            count(share(stretch, t, j, b), place, -1);
          }
        }
      }
    }
  }

  private double share(GateValues stretch, int t, int unit, int sequence) {
    double value = stretch.values()[t][unit * batch + sequence];
    return shut ? 1 - value : value;
  }

  private void count(double share, int place, int sign) {
    if (share == 0) {
      zerosLeft[place] += sign;
    } else {
      logarithmsLeft[place] += sign * Math.log(Math.abs(share));
    }
  }

  /** A row for each number of steps back that a sequence is long enough for. */
  List<CellPathProduct> products(long step) {
    List<CellPathProduct> rows = new ArrayList<>();
    for (int lag = 1; lag <= products.length; lag++) {
      int count = sequences[lag - 1];
      double[] means = Arrays.stream(products[lag - 1]).map(sum -> sum / count).toArray();
      double mean = Arrays.stream(means).average().orElseThrow();
      double largest = Arrays.stream(means).max().orElseThrow();
      rows.add(new CellPathProduct(step, layer, gate, lag, decimal(mean), decimal(largest)));
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
