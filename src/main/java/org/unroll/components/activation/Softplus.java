package org.unroll.components.activation;

import org.unroll.api.Activation;
import org.unroll.api.Doc;

/**
 * The smooth rectifier f(x) = ln(1 + e^x), with f′(x) = σ(x). It is written as max(0, x) + ln(1 +
 * e^−|x|), whose exponential cannot overflow and whose logarithm is exact for tiny arguments.
 */
@Doc(
    value = "The smooth rectifier ln(1 + e^x).",
    source =
        "Dugas, Bengio, Bélisle, Nadeau and Garcia 2001, Incorporating Second-Order Functional"
            + " Knowledge for Better Option Pricing")
public record Softplus() implements Activation {
  /** The slope first: the value is worked out from it. */
  @Override
  public void apply(float[] x, float[] value, float[] slope, int from, int to) {
    slopes(x, slope, from, to);
    values(x, slope, value, from, to);
  }

  /** σ(x) as in {@link Sigmoid}; constant beyond ±40. */
  private static void slopes(float[] x, float[] slope, int from, int to) {
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
      slope[i] = p / (p + q);
    }
  }

  /**
   * With u = e^−|x| and m = σ(−|x|) = min(σ(x), 1 − σ(x)) = u / (1 + u), and s = u / (2 + u) = m /
   * (2 − m) ≤ 1/3,
   *
   * <pre>{@code
   * ln(1 + u) = 2 artanh(s) = 2 (s + s³/3 + s⁵/5 + …)
   * }</pre>
   *
   * <p>whose terms beyond s¹³ are below 1e-8 of the sum. For negative x, where ln(1 + u) is all
   * there is, m is σ(x) itself and nothing cancels: the relative error is at most 1e-5 for x ≥ −30.
   */
  private static void values(float[] x, float[] sigmoid, float[] value, int from, int to) {
    for (int i = from; i < to; i++) {
      float m = Math.min(sigmoid[i], 1f - sigmoid[i]);
      float s = m / (2f - m);
      float w = s * s;
      float sum = 1f / 11f + w * (1f / 13f);
      sum = 1f / 9f + w * sum;
      sum = 1f / 7f + w * sum;
      sum = 1f / 5f + w * sum;
      sum = 1f / 3f + w * sum;
      sum = 1f + w * sum;
      value[i] = Math.max(0f, x[i]) + 2f * s * sum;
    }
  }

  @Override
  public double value(double x) {
    return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  @Override
  public double slope(double x) {
    return new Sigmoid().value(x);
  }
}
