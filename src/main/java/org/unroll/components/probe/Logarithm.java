package org.unroll.components.probe;

import java.util.OptionalDouble;

/** Decimal logarithms of sizes. */
final class Logarithm {
  private Logarithm() {}

  /** log₁₀ x; empty where x is zero or no number. */
  static OptionalDouble of(double x) {
    return x > 0 ? OptionalDouble.of(Math.log10(x)) : OptionalDouble.empty();
  }
}
