package org.unroll.components.activation;

import jakarta.validation.constraints.Positive;
import org.unroll.api.Activation;
import org.unroll.api.Default;
import org.unroll.api.Doc;

/**
 * The exponential linear unit (Clevert, Unterthiner and Hochreiter 2016): f(x) = x for x > 0, α(e^x
 * − 1) for x ≤ 0. Its slope, 1 or α·e^x, jumps at 0 unless α = 1.
 */
@Doc(
    value = "The exponential linear unit: x above zero, alpha (e^x - 1) below.",
    source =
        "Clevert, Unterthiner and Hochreiter 2016, Fast and Accurate Deep Network Learning by"
            + " Exponential Linear Units, eq. 16")
public record Elu(
    @Positive @Default("1.0") @Doc("Minus the limit for large negative x.") double alpha)
    implements Activation {
  private static final float HUGE = 1e38f;

  /** The slope first, so that the value may overwrite x. */
  @Override
  public void apply(float[] x, float[] value, float[] slope, int from, int to) {
    float limit = (float) alpha;
    slopes(x, slope, limit, from, to);
    values(x, value, limit, from, to);
  }

  /**
   * e^min(0, x) = p/q by the quotient of {@link Sigmoid}, constant below −40, and a step from α·e^x
   * to 1 without a branch as in {@link Relu}. Relative error at most 1e-5 for x ≥ −30.
   */
  private static void slopes(float[] x, float[] slope, float alpha, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = Math.min(0f, Math.max(-40f, x[i])) * 0.03125f;
      float w = v * v;
      float odd = v * (0.5f + w * (1f / 84f));
      float even = 1f + w * (3f / 28f + w * (1f / 1680f));
      float p = (even + odd) / (even - odd);
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      float step = Math.min(1f, Math.max(0f, x[i]) * HUGE * HUGE);
      slope[i] = step + (1f - step) * alpha * p;
    }
  }

  /**
   * e^x − 1 = 2t / (1 − t) with t = tanh(x/2), in which nothing cancels for x ≤ 0; t by the minimax
   * quotient of {@link HyperbolicTangent}, constant below x = −15.8 where e^x − 1 rounds to −1.
   */
  private static void values(float[] x, float[] value, float alpha, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = Math.min(0f, Math.max(-15.8f, x[i])) * 0.5f;
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
      // t = p·v / q, so 2t / (1 − t) = 2·p·v / (q − p·v)
      float r = p * v;
      value[i] = Math.max(0f, x[i]) + alpha * (2f * r / (q - r));
    }
  }

  @Override
  public double value(double x) {
    return Math.max(0, x) + alpha * Math.expm1(Math.min(0, x));
  }

  @Override
  public double slope(double x) {
    return Double.isNaN(x) ? Double.NaN : x > 0 ? 1 : alpha * Math.exp(x);
  }

  @Override
  public double[] kinks() {
    return new double[] {0};
  }
}
