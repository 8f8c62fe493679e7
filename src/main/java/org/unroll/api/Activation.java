package org.unroll.api;

/**
 * An element-wise function and its slope. Saturated units must keep their true small slope: compute
 * it from x, not from the rounded value.
 */
public interface Activation {
  /**
   * The fast form: for i in [from, to), {@code value[i] = f(x[i])} and {@code slope[i] = f'(x[i])}.
   * Write it as small loops without branches or calls, so that the JIT vectorizes them. Several
   * threads may call it at once, for parts that do not overlap.
   */
  void apply(float[] x, float[] value, float[] slope, int from, int to);

  /** f(x) in double precision: what the fast form is checked against. */
  double value(double x);

  /** f'(x) in double precision. */
  double slope(double x);

  /** Points where f' jumps; gradient checks keep away from them. */
  default double[] kinks() {
    return new double[0];
  }
}
