package org.unroll.components.probe;

import java.util.OptionalDouble;
import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code truncation_angle.csv}. */
@Table("truncation_angle")
@Doc("The truncated gradient beside the full one, of each parameter and of all (name global).")
public record TruncatedGradient(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The parameter's full name, or global.") String name,
    @Doc("Cosine of the angle between the two; empty where one of them is zero.")
        OptionalDouble cosine,
    @Doc("The angle in degrees: 0 is the same direction, 90 unrelated.") OptionalDouble degrees,
    @Doc("Euclidean norm of the truncated gradient, without a penalty's.") double truncatedNorm,
    @Doc("Euclidean norm of the full gradient.") double fullNorm) {
  static TruncatedGradient of(
      long step, String name, float[] truncated, float[] full, int offset, int length) {
    double product = 0;
    double truncatedSquares = 0;
    double fullSquares = 0;
    double differences = 0;
    double sums = 0;
    for (int i = offset; i < offset + length; i++) {
      product += (double) truncated[i] * full[i];
      truncatedSquares += (double) truncated[i] * truncated[i];
      fullSquares += (double) full[i] * full[i];
    }
    double norms = Math.sqrt(truncatedSquares) * Math.sqrt(fullSquares);
    if (norms == 0) {
      return new TruncatedGradient(
          step,
          name,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Math.sqrt(truncatedSquares),
          Math.sqrt(fullSquares));
    }
    // Kahan's formula: the inverse cosine loses half the digits of a small angle.
    for (int i = offset; i < offset + length; i++) {
      double a = truncated[i] / Math.sqrt(truncatedSquares);
      double b = full[i] / Math.sqrt(fullSquares);
      differences += (a - b) * (a - b);
      sums += (a + b) * (a + b);
    }
    double angle = 2 * Math.atan2(Math.sqrt(differences), Math.sqrt(sums));
    return new TruncatedGradient(
        step,
        name,
        OptionalDouble.of(Math.max(-1, Math.min(1, product / norms))),
        OptionalDouble.of(Math.toDegrees(angle)),
        Math.sqrt(truncatedSquares),
        Math.sqrt(fullSquares));
  }
}
