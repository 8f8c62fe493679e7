package org.unroll.components.metric;

import org.unroll.api.Batch;
import org.unroll.api.Classes;
import org.unroll.api.MetricSums;
import org.unroll.api.Target;
import org.unroll.components.Softmax;

/** The cross-entropy of classes, −ln softmax(ŷ)_y, whatever loss is trained on. */
abstract class CrossEntropySums extends MetricSums {
  private static final int NATS = 0;
  private static final int TARGETS = 1;
  private final Softmax softmax = new Softmax();

  CrossEntropySums() {
    super(2);
  }

  @Override
  public void add(float[][] scores, Batch batch, Target target, int samples) {
    int[] wanted = ((Classes) target).classes();
    softmax.normalize(scores, samples);
    for (int sample = 0; sample < samples; sample++) {
      if (wanted[sample] >= 0) {
        sums[NATS] += softmax.logDenominator(sample) - scores[wanted[sample]][sample];
        sums[TARGETS]++;
      }
    }
  }

  /** The mean over targets, in nats; NaN without a target. */
  double mean() {
    return ratio(NATS, TARGETS);
  }
}
