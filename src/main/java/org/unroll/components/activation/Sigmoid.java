package org.unroll.components.activation;

import org.unroll.api.Activation;
import org.unroll.api.Doc;

/** The logistic function σ(x) = 1 / (1 + e^−x), with σ′(x) = σ(x)·σ(−x). */
@Doc("The logistic function 1 / (1 + e^-x), between 0 and 1.")
public record Sigmoid() implements Activation {
  /**
   * σ by an e^x that is kept as a quotient p/q: the Padé approximant [4/4] of e^(x/32), squared
   * five times. With v = x/32, p = N(v) and q = N(−v) for
   *
   * <pre>{@code
   * N(v) = 1 + v/2 + 3v²/28 + v³/84 + v⁴/1680
   * }</pre>
   *
   * <p>so that σ(x) = p / (p + q) and σ(−x) = q / (p + q) come without any cancellation, and a
   * saturated unit keeps its true small slope: the relative error of value and slope is at most
   * 1e-5 for |x| ≤ 30. Beyond ±40 the function continues as a constant.
   */
  @Override
  public void apply(float[] x, float[] value, float[] slope, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = Math.min(40f, Math.max(-40f, x[i])) * 0.03125f;
      float w = v * v;
      float odd = v * (0.5f + w * (1f / 84f));
      float even = 1f + w * (3f / 28f + w * (1f / 1680f));
      float p = even + odd;
      float q = even - odd;
      p *= p;
      q *= q;
      p *= p;
      q *= q;
      p *= p;
      q *= q;
      p *= p;
      q *= q;
      p *= p;
      q *= q;
      float inverse = 1f / (p + q);
      float y = p * inverse;
      value[i] = y;
      slope[i] = y * (q * inverse);
    }
  }

  @Override
  public double value(double x) {
    // Each form is used where its exponential cannot overflow.
    if (x < 0) {
      double e = Math.exp(x);
      return e / (1 + e);
    }
    return 1 / (1 + Math.exp(-x));
  }

  @Override
  public double slope(double x) {
    return value(x) * value(-x);
  }
}
