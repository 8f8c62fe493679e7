package org.unroll.components.metric;

import org.unroll.api.Batch;
import org.unroll.api.Classes;
import org.unroll.api.Doc;
import org.unroll.api.MetricSums;
import org.unroll.api.Target;

/** The share of targets whose class has the highest score; of equal ones the first class counts. */
@Doc(
    value = "Share of targets whose most probable class is right.",
    equations = "accuracy = (targets with argmax_i score_i = y) / targets",
    details = "Higher is better.")
public record Accuracy() implements ClassMetric, Share {
  @Override
  public Accumulator start(int outputs) {
    return new Sums();
  }

  private static final class Sums extends MetricSums {
    private static final int CORRECT = 0;
    private static final int TARGETS = 1;
    private final HighestScores highest = new HighestScores();

    Sums() {
      super(2);
    }

    @Override
    public void add(float[][] scores, Batch batch, Target target, int samples) {
      int[] wanted = ((Classes) target).classes();
      highest.take(scores, samples);
      for (int sample = 0; sample < samples; sample++) {
        if (wanted[sample] >= 0) {
          sums[TARGETS]++;
          sums[CORRECT] += highest.isAnswer(scores, wanted[sample], sample) ? 1 : 0;
        }
      }
    }

    @Override
    public double value() {
      return ratio(CORRECT, TARGETS);
    }
  }
}
