package org.unroll.api;

import java.util.Arrays;

/** A metric whose value follows from sums over all targets; it keeps nothing else. */
public abstract class MetricSums implements Metric.Accumulator {
  /** The sums; 0 at the beginning. */
  protected final double[] sums;

  /**
   * Begins with zeros.
   *
   * @param count how many sums there are
   */
  protected MetricSums(int count) {
    this.sums = new double[count];
  }

  /** One sum divided by another; NaN where the other is 0. */
  protected double ratio(int sum, int other) {
    return sums[other] == 0 ? Double.NaN : sums[sum] / sums[other];
  }

  @Override
  public final double[] state() {
    return sums.clone();
  }

  @Override
  public final void restore(double[] state) {
    if (state.length != sums.length) {
      throw new UnfitStateException("a metric keeps " + sums.length + " sums, not " + state.length);
    }
    System.arraycopy(state, 0, sums, 0, state.length);
  }

  @Override
  public String toString() {
    return Arrays.toString(sums);
  }
}
