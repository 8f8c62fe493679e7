package org.unroll.components.metric;

import java.util.Set;
import org.unroll.api.Doc;
import org.unroll.api.Target;
import org.unroll.api.TargetMetric;
import org.unroll.api.Values;

/** The mean of |ŷ − y| over outputs and targets. */
@Doc(
    value = "Mean distance between scores and targets, in the unit of the targets.",
    equations = "mean_absolute_error = mean over targets and outputs i of |score_i - y_i|",
    details = "Lower is better.")
public record MeanAbsoluteError() implements Cost, TargetMetric {
  @Override
  public String unit() {
    return "unit of the targets";
  }

  @Override
  public Set<Class<? extends Target>> targets() {
    return Set.of(Values.class);
  }

  @Override
  public double value(double[] scores, Target target, int sample) {
    float[] wanted = ((Values) target).values();
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += Math.abs(scores[i] - wanted[sample * scores.length + i]);
    }
    return sum / scores.length;
  }
}
