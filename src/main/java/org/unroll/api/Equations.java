package org.unroll.api;

/** The fixed functions of a cell's equations, for static import. */
public final class Equations {
  private Equations() {}

  /** The logistic function 1 / (1 + e^−x). */
  public static Var sigmoid(Var x) {
    return x.apply("sigmoid");
  }

  /** The hyperbolic tangent. */
  public static Var tanh(Var x) {
    return x.apply("tanh");
  }
}
