package org.unroll.components.activation;

import org.unroll.api.Activation;
import org.unroll.api.Doc;

/** The rectified linear unit max(0, x); its slope is 1 for x > 0 and 0 for x ≤ 0. */
@Doc("The rectified linear unit: max(0, x).")
public record Relu() implements Activation {
  private static final float HUGE = 1e38f;

  /**
   * The slope without a branch: any positive float, the smallest included, times 1e38 twice is at
   * least 1 (infinity at most, which the minimum takes back), 0 stays 0, and NaN stays NaN.
   */
  @Override
  public void apply(float[] x, float[] value, float[] slope, int from, int to) {
    for (int i = from; i < to; i++) {
      float y = Math.max(0f, x[i]);
      value[i] = y;
      slope[i] = Math.min(1f, y * HUGE * HUGE);
    }
  }

  @Override
  public double value(double x) {
    return Math.max(0, x);
  }

  @Override
  public double slope(double x) {
    return Double.isNaN(x) ? Double.NaN : x > 0 ? 1 : 0;
  }

  @Override
  public double[] kinks() {
    return new double[] {0};
  }
}
