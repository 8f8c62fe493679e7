package org.unroll.api;

/** A loss of one target at a time. */
public interface TargetLoss extends Loss {
  @Override
  default Span span() {
    return Span.TARGET;
  }

  /**
   * The loss of one target, in double precision.
   *
   * @param scores ŷ, {@code [outputs]}
   * @param sample the one that is compared; it has a target
   * @param derivative takes ∂loss/∂ŷ, {@code [outputs]}; all of it is to be set
   */
  double value(double[] scores, Target target, int sample, double[] derivative);

  @Override
  default double value(double[][] scores, Target target, int index, double[][] derivatives) {
    return value(scores[0], target, index, derivatives[0]);
  }
}
