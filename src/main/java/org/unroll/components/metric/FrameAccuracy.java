package org.unroll.components.metric;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Set;
import org.unroll.api.Batch;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.MetricSums;
import org.unroll.api.Target;
import org.unroll.api.Values;

/** Σ TP / (Σ TP + Σ FP + Σ FN) over all labels of all steps: Bay et al. 2009, equation 1. */
@Doc(
    value =
        "Of all labels that are there or are named, the share that is both: of notes that sound, for"
            + " instance.",
    equations = {
      "label i is named if 1 / (1 + exp(-score_i)) >= threshold, and there if y_i >= 1/2",
      "frame_accuracy = found / (found + named wrongly + missed), each summed over all targets"
    },
    details = "Higher is better. For scores that are trained on binary_cross_entropy.",
    source =
        "Bay, Ehmann and Downie 2009, Evaluation of Multiple-F0 Estimation and Tracking Systems,"
            + " accuracy")
public record FrameAccuracy(
    @DecimalMin(value = "0.0", inclusive = false)
        @DecimalMax(value = "1.0", inclusive = false)
        @Default("0.5")
        @Doc("The least probability with which a label is named.")
        double threshold)
    implements Share {
  @Override
  public Set<Class<? extends Target>> targets() {
    return Set.of(Values.class);
  }

  @Override
  public Set<String> losses() {
    return Set.of("binary_cross_entropy");
  }

  @Override
  public Accumulator start(int outputs) {
    return new Sums(outputs, (float) Math.log(threshold / (1 - threshold)));
  }

  private static final class Sums extends MetricSums {
    private final int labels;
    private final float least;

    Sums(int labels, float least) {
      super(FoundLabels.SUMS);
      this.labels = labels;
      this.least = least;
    }

    @Override
    public void add(float[][] scores, Batch batch, Target target, int samples) {
      float[] values = ((Values) target).values();
      for (int sample = 0; sample < samples; sample++) {
        for (int i = 0; i < labels && target.has(sample); i++) {
          FoundLabels.count(
              sums, 0, values[sample * labels + i] >= 0.5f, scores[i][sample] >= least);
        }
      }
    }

    @Override
    public double value() {
      double found = FoundLabels.found(sums, 0);
      double all = found + FoundLabels.faults(sums, 0);
      return all == 0 ? Double.NaN : found / all;
    }
  }
}
