package org.example.recipes;

import org.unroll.api.Doc;
import org.unroll.api.Target;
import org.unroll.api.TargetLoss;
import org.unroll.api.Values;

/** Σ_i ln cosh(ŷ_i − y_i): squared near 0, absolute far from it. */
@Doc("The logarithm of the hyperbolic cosine of the error, summed over outputs.")
public record LogCosh() implements TargetLoss {
  @Override
  public Class<? extends Target> target() {
    return Values.class;
  }

  @Override
  public double value(double[] scores, Target target, int sample, double[] derivative) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      double error = scores[i] - ((Values) target).values()[sample * scores.length + i];
      sum += Math.abs(error) + Math.log1p(Math.exp(-2 * Math.abs(error))) - Math.log(2);
      derivative[i] = Math.tanh(error);
    }
    return sum;
  }
}
