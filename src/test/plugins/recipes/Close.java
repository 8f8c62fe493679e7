package org.example.recipes;

import jakarta.validation.constraints.Positive;
import java.util.Set;
import org.unroll.api.Better;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Target;
import org.unroll.api.TargetMetric;
import org.unroll.api.Values;

/** The share of targets that are met within a tolerance. */
@Doc("Share of targets whose first score is at most the tolerance away.")
public record Close(@Positive @Default("0.2") @Doc("How far away.") double tolerance)
    implements TargetMetric {
  @Override
  public String unit() {
    return "share";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public Set<Class<? extends Target>> targets() {
    return Set.of(Values.class);
  }

  @Override
  public double value(double[] scores, Target target, int sample) {
    double wanted = ((Values) target).values()[sample * scores.length];
    return Math.abs(scores[0] - wanted) <= tolerance ? 1 : 0;
  }
}
