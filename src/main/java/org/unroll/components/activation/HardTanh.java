package org.unroll.components.activation;

import org.unroll.api.Activation;
import org.unroll.api.Doc;

/** f(x) = min(1, max(−1, x)), with slope 1 for |x| < 1 and 0 from there on (Collobert 2004). */
@Doc(
    value = "Three straight lines in place of tanh: x, bounded by -1 and 1.",
    source = "Collobert 2004, Large Scale Machine Learning")
public record HardTanh() implements Activation {
  private static final float HUGE = 1e38f;

  /** The slope without a branch, as in {@link Relu}: it is a step of 1 − |x|. */
  @Override
  public void apply(float[] x, float[] value, float[] slope, int from, int to) {
    for (int i = from; i < to; i++) {
      float room = Math.max(0f, 1f - Math.abs(x[i]));
      slope[i] = Math.min(1f, room * HUGE * HUGE);
      value[i] = Math.min(1f, Math.max(-1f, x[i]));
    }
  }

  @Override
  public double value(double x) {
    return Math.min(1, Math.max(-1, x));
  }

  @Override
  public double slope(double x) {
    return Double.isNaN(x) ? Double.NaN : Math.abs(x) < 1 ? 1 : 0;
  }

  @Override
  public double[] kinks() {
    return new double[] {-1, 1};
  }
}
