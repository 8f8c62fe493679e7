package org.unroll.components.probe;

import org.unroll.api.UpdateView.GateValues;

/** Adds up one gate's values over the stretches of a batch; padding is not counted. */
final class GateSums {
  private static final float SHUT = 0.1f;
  private static final float OPEN = 0.9f;

  private final int layer;
  private final String gate;
  private long count;
  private long left;
  private long right;
  private double sum;
  private double squares;

  GateSums(int layer, String gate) {
    this.layer = layer;
    this.gate = gate;
  }

  void add(GateValues stretch) {
    int batch = stretch.lengths().length;
    for (int time = 0; time < stretch.time(); time++) {
      float[] values = stretch.values()[time];
      for (int i = 0; i < values.length; i++) {
        if (time < stretch.lengths()[i % batch]) {
          float value = values[i];
          count++;
          left += value < SHUT ? 1 : 0;
          right += value > OPEN ? 1 : 0;
          sum += value;
          squares += (double) value * value;
        }
      }
    }
  }

  GateStatistics statistics(long step) {
    double mean = sum / count;
    double variance = Math.max(0, squares / count - mean * mean);
    return new GateStatistics(
        step,
        layer,
        gate,
        mean,
        Math.sqrt(variance),
        (double) left / count,
        (double) right / count);
  }
}
