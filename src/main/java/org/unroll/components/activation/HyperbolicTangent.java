package org.unroll.components.activation;

import org.unroll.api.Activation;
import org.unroll.api.Doc;

/** The hyperbolic tangent, with tanh′(x) = 1 − tanh²(x) = 4·σ(2x)·σ(−2x). */
@Doc("The hyperbolic tangent, between -1 and 1.")
public record HyperbolicTangent() implements Activation {
  /**
   * Slope and value in a loop each, small enough for the vectorizer; the slope first, so that the
   * value may overwrite x.
   */
  @Override
  public void apply(float[] x, float[] value, float[] slope, int from, int to) {
    slopes(x, slope, from, to);
    values(x, value, from, to);
  }

  /**
   * 4·σ(2x)·σ(−2x) = 4pq / (p + q)² with p/q ≈ e^(2x) as in {@link Sigmoid}: 1 − tanh²(x) from a
   * rounded tanh would be wrong by 1% at x = 6 and zero at 9. Relative error at most 1e-5 for |x| ≤
   * 15; constant beyond ±20.
   */
  private static void slopes(float[] x, float[] slope, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = Math.min(20f, Math.max(-20f, x[i])) * 0.0625f;
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
      slope[i] = 4f * (p * inverse) * (q * inverse);
    }
  }

  /**
   * x·P(x²) / Q(x²) with P of degree 6 and Q of degree 3: the minimax fit of tanh(x)/x in relative
   * error on |x| ≤ 7.9 (by iteratively reweighted linear least squares, 1.5e-9 before rounding to
   * float). In float the relative error is at most 4e-7, near 0 included; beyond ±7.9 the function
   * continues as a constant. Of all floats none gives more than 1.
   */
  private static void values(float[] x, float[] value, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = Math.min(7.9f, Math.max(-7.9f, x[i]));
      float u = v * v;
      float p = u * -1.1923776e-13f + 6.482591e-11f;
      p = p * u - 2.2525017e-08f;
      p = p * u + 1.1689413e-05f;
      p = p * u + 0.0031536375f;
      p = p * u + 0.13128123f;
      p = p * u + 1f;
      float q = u * 0.00026193165f + 0.024691846f;
      q = q * u + 0.46461454f;
      q = q * u + 1f;
      value[i] = p * v / q;
    }
  }

  @Override
  public double value(double x) {
    return Math.tanh(x);
  }

  @Override
  public double slope(double x) {
    double e = Math.exp(-2 * Math.abs(x));
    return 4 * e / ((1 + e) * (1 + e));
  }
}
