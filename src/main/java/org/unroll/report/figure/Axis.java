package org.unroll.report.figure;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * From values to places on paper.
 *
 * @param low the least value that has a place; above 0 on a logarithmic axis
 * @param high the greatest
 * @param from the place of the least value, in points
 * @param to the place of the greatest
 */
record Axis(double low, double high, boolean log, double from, double to) {
  private static final double EDGE = 0.04;
  private static final double POINTS_BETWEEN_TICKS = 30;
  private static final int MOST_POWERS = 7;

  /** The axis on which all these values have a place that can have one. */
  static Axis over(DoubleStream values, boolean log, double from, double to) {
    DoubleSummaryStatistics range =
        values
            .filter(Double::isFinite)
            .filter(value -> !log || value > 0)
            .map(value -> log ? Math.log10(value) : value)
            .summaryStatistics();
    if (range.getCount() == 0) {
      return new Axis(log ? 0.1 : 0, 1, log, from, to);
    }
    double low = range.getMin();
    double high = range.getMax();
    double edge = high > low ? EDGE * (high - low) : Math.max(0.5, Math.abs(high) / 2);
    double floor = !log && low >= 0 ? Math.max(0, low - edge) : low - edge;
    return log
        ? new Axis(Math.pow(10, floor), Math.pow(10, high + edge), true, from, to)
        : new Axis(floor, high + edge, false, from, to);
  }

  /** Whether the value can stand on this axis. */
  boolean has(double value) {
    return Double.isFinite(value) && (!log || value > 0);
  }

  /** Where it stands; what lies beyond the low end, or has no place, stands there. */
  double place(double value) {
    if (!has(value) || value < low) {
      return from;
    }
    double share =
        log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + share * (to - from);
  }

  /** Round values at which the axis is labelled. */
  List<Double> ticks() {
    return log ? powers() : multiples();
  }

  private List<Double> multiples() {
    double wanted = Math.max(2, Math.abs(to - from) / POINTS_BETWEEN_TICKS);
    double rough = (high - low) / wanted;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step =
        DoubleStream.of(1, 2, 5, 10)
            .map(factor -> factor * power)
            .filter(candidate -> candidate >= rough)
            .findFirst()
            .orElse(10 * power);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Powers of ten; where there are few of them, also their doubles and fivefolds. */
  private List<Double> powers() {
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    int every = Math.max(1, (last - first + MOST_POWERS - 1) / MOST_POWERS);
    double[] factors = last - first <= 2 ? new double[] {1, 2, 5} : new double[] {1};
    List<Double> ticks = new ArrayList<>();
    for (int power = Math.floorDiv(first, every) * every; power <= last; power += every) {
      for (double factor : factors) {
        double tick = factor * Math.pow(10, power);
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }
}
