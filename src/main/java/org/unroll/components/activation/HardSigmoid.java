package org.unroll.components.activation;

import org.unroll.api.Activation;
import org.unroll.api.Doc;

/**
 * f(x) = min(1, max(0, 0.2·(x + 2.5))), with slope 0.2 for |x| < 2.5 and 0 from there on: the form
 * of Theano and of Keras's early recurrent layers. A gate with it closes and opens completely.
 */
@Doc(
    value = "Three straight lines in place of the logistic function: 0.2 x + 0.5, within 0 and 1.",
    source = "Theano, tensor.nnet.hard_sigmoid")
public record HardSigmoid() implements Activation {
  private static final float HUGE = 1e38f;

  /** The slope without a branch, as in {@link Relu}: it is a step of 2.5 − |x|. */
  @Override
  public void apply(float[] x, float[] value, float[] slope, int from, int to) {
    for (int i = from; i < to; i++) {
      float room = Math.max(0f, 2.5f - Math.abs(x[i]));
      slope[i] = 0.2f * Math.min(1f, room * HUGE * HUGE);
      value[i] = Math.min(1f, Math.max(0f, 0.2f * (x[i] + 2.5f)));
    }
  }

  @Override
  public double value(double x) {
    return Math.min(1, Math.max(0, 0.2 * (x + 2.5)));
  }

  @Override
  public double slope(double x) {
    return Double.isNaN(x) ? Double.NaN : Math.abs(x) < 2.5 ? 0.2 : 0;
  }

  @Override
  public double[] kinks() {
    return new double[] {-2.5, 2.5};
  }
}
