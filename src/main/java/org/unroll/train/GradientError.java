package org.unroll.train;

/**
 * How far one parameter's gradient is off.
 *
 * @param parameter its name
 * @param difference ‖found − expected‖₂
 * @param norm ‖expected‖₂
 * @param bound the difference that rounding explains
 */
public record GradientError(String parameter, double difference, double norm, double bound) {
  /** Whether rounding explains it. A difference that is no number is not explained. */
  public boolean within() {
    return difference <= bound;
  }

  /** The difference in units of its bound: above 1 is wrong, infinite if it is no number. */
  public double severity() {
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference / bound;
  }
}
