package org.unroll.api;

/** Takes the mean of a metric's numbers. */
final class MeanOverTargets extends MetricSums {
  private static final int SUM = 0;
  private static final int COUNT = 1;
  private final TargetMetric metric;
  private final double[] scoresOfSample;

  MeanOverTargets(TargetMetric metric, int outputs) {
    super(2);
    this.metric = metric;
    this.scoresOfSample = new double[outputs];
  }

  @Override
  public void add(float[][] scores, Batch batch, Target target, int samples) {
    for (int sample = 0; sample < samples; sample++) {
      if (target.has(sample)) {
        for (int i = 0; i < scoresOfSample.length; i++) {
          scoresOfSample[i] = scores[i][sample];
        }
        sums[SUM] += metric.value(scoresOfSample, target, sample);
        sums[COUNT]++;
      }
    }
  }

  @Override
  public double value() {
    return ratio(SUM, COUNT);
  }
}
