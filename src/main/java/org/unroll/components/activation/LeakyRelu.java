package org.unroll.components.activation;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.unroll.api.Activation;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Reducible;

/**
 * The leaky rectifier f(x) = max(0, x) + a·min(0, x), whose units never die: its slope is 1 for x >
 * 0 and a for x ≤ 0 (Maas, Hannun and Ng 2013).
 */
@Doc(
    value = "The leaky rectified linear unit: x above zero, a small multiple of x below.",
    source =
        "Maas, Hannun and Ng 2013, Rectifier Nonlinearities Improve Neural Network Acoustic Models")
public record LeakyRelu(
    @PositiveOrZero @Default("0.01") @Doc("The slope a for negative x.") double negativeSlope)
    implements Activation, Reducible {
  private static final float HUGE = 1e38f;

  @Override
  public Optional<Object> reduced() {
    return negativeSlope == 1
        ? Optional.of(new Linear())
        : negativeSlope == 0 ? Optional.of(new Relu()) : Optional.empty();
  }

  /** The step from a to 1 without a branch, as in {@link Relu}. */
  @Override
  public void apply(float[] x, float[] value, float[] slope, int from, int to) {
    float below = (float) negativeSlope;
    for (int i = from; i < to; i++) {
      float positive = Math.max(0f, x[i]);
      float step = Math.min(1f, positive * HUGE * HUGE);
      slope[i] = step + (1f - step) * below;
      value[i] = positive + below * Math.min(0f, x[i]);
    }
  }

  @Override
  public double value(double x) {
    return Math.max(0, x) + negativeSlope * Math.min(0, x);
  }

  @Override
  public double slope(double x) {
    return Double.isNaN(x) ? Double.NaN : x > 0 ? 1 : negativeSlope;
  }

  @Override
  public double[] kinks() {
    return new double[] {0};
  }
}
