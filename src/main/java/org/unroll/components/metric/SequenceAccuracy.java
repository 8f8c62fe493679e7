package org.unroll.components.metric;

import java.util.Arrays;
import org.unroll.api.Batch;
import org.unroll.api.Classes;
import org.unroll.api.Doc;
import org.unroll.api.MetricSums;
import org.unroll.api.Target;

/** The share of sequences all of whose targets are predicted right. */
@Doc(
    value = "Share of sequences in which the most probable class is right at every target.",
    equations =
        "sequence_accuracy = (sequences with argmax_i score_i = y at each of their targets) /"
            + " (sequences with a target)",
    details = "Higher is better.")
public record SequenceAccuracy() implements ClassMetric, Share {
  @Override
  public boolean wholeSequences() {
    return true;
  }

  @Override
  public Accumulator start(int outputs) {
    return new Sums();
  }

  private static final class Sums extends MetricSums {
    private static final int CORRECT = 0;
    private static final int SEQUENCES = 1;
    private final HighestScores highest = new HighestScores();
    private int sequences;
    private boolean[] asked = new boolean[0];
    private boolean[] wrong = new boolean[0];

    Sums() {
      super(2);
    }

    @Override
    public void add(float[][] scores, Batch batch, Target target, int samples) {
      sequences = batch.batch();
      if (asked.length < sequences) {
        asked = Arrays.copyOf(asked, sequences);
        wrong = Arrays.copyOf(wrong, sequences);
      }
      int[] wanted = ((Classes) target).classes();
      highest.take(scores, samples);
      for (int sample = 0; sample < samples; sample++) {
        if (wanted[sample] >= 0) {
          int sequence = sample % sequences;
          asked[sequence] = true;
          wrong[sequence] |= !highest.isAnswer(scores, wanted[sample], sample);
        }
      }
    }

    @Override
    public void endBatch() {
      for (int b = 0; b < sequences; b++) {
        sums[SEQUENCES] += asked[b] ? 1 : 0;
        sums[CORRECT] += asked[b] && !wrong[b] ? 1 : 0;
        asked[b] = false;
        wrong[b] = false;
      }
      sequences = 0;
    }

    @Override
    public double value() {
      return ratio(CORRECT, SEQUENCES);
    }
  }
}
