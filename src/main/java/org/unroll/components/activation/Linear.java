package org.unroll.components.activation;

import java.util.Arrays;
import org.unroll.api.Activation;
import org.unroll.api.Doc;

/** The identity f(x) = x, with slope 1 everywhere. */
@Doc("No activation: f(x) = x.")
public record Linear() implements Activation {
  @Override
  public void apply(float[] x, float[] value, float[] slope, int from, int to) {
    System.arraycopy(x, from, value, from, to - from);
    Arrays.fill(slope, from, to, 1f);
  }

  @Override
  public double value(double x) {
    return x;
  }

  @Override
  public double slope(double x) {
    return 1;
  }
}
