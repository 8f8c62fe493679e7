package org.unroll.components.metric;

import java.util.Set;
import org.unroll.api.Batch;
import org.unroll.api.Doc;
import org.unroll.api.MetricSums;
import org.unroll.api.Target;
import org.unroll.api.Values;

/**
 * 1 − Σ (y − ŷ)² / Σ (y − ȳ)², the mean over outputs. The mean ȳ and the squares around it are
 * taken along, value by value (Welford 1962), so that large means cost no digits.
 */
@Doc(
    value = "The share of the targets' variance that the scores explain, the mean over outputs.",
    equations =
        "r_squared = mean over outputs i of 1 - sum (y_i - score_i)^2 / sum (y_i - mean y_i)^2",
    details = {
      "Higher is better. 0 is as good as the mean of the targets it is measured on; it is negative"
          + " for what is worse. An output whose targets are all the same is left out."
    })
public record RSquared() implements Share {
  @Override
  public double least() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public Set<Class<? extends Target>> targets() {
    return Set.of(Values.class);
  }

  @Override
  public Accumulator start(int outputs) {
    return new Sums(outputs);
  }

  private static final class Sums extends MetricSums {
    private static final int COUNT = 0;
    private final int outputs;
    private final int means;
    private final int around;
    private final int errors;

    /**
     * The number of targets; then of each output the mean, the squares around it, and the errors.
     */
    Sums(int outputs) {
      super(1 + 3 * outputs);
      this.outputs = outputs;
      this.means = 1;
      this.around = means + outputs;
      this.errors = around + outputs;
    }

    @Override
    public void add(float[][] scores, Batch batch, Target target, int samples) {
      float[] values = ((Values) target).values();
      for (int sample = 0; sample < samples; sample++) {
        if (target.has(sample)) {
          sums[COUNT]++;
          for (int i = 0; i < outputs; i++) {
            double wanted = values[sample * outputs + i];
            double before = wanted - sums[means + i];
            sums[means + i] += before / sums[COUNT];
            sums[around + i] += before * (wanted - sums[means + i]);
            double error = wanted - scores[i][sample];
            sums[errors + i] += error * error;
          }
        }
      }
    }

    @Override
    public double value() {
      double sum = 0;
      int known = 0;
      for (int i = 0; i < outputs; i++) {
        if (sums[around + i] > 0) {
          sum += 1 - sums[errors + i] / sums[around + i];
          known++;
        }
      }
      return known == 0 ? Double.NaN : sum / known;
    }
  }
}
