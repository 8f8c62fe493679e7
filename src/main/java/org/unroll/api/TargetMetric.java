package org.unroll.api;

/** A metric that is the mean, over all targets, of one number a target. */
public interface TargetMetric extends Metric {
  /**
   * The number of one target.
   *
   * @param scores ŷ, {@code [outputs]}
   * @param sample the one that is compared; it has a target
   */
  double value(double[] scores, Target target, int sample);

  @Override
  default Accumulator start(int outputs) {
    return new MeanOverTargets(this, outputs);
  }
}
