package org.unroll.components.loss;

import org.unroll.api.Doc;
import org.unroll.api.Target;
import org.unroll.api.TargetLoss;
import org.unroll.api.Values;

/** The mean over outputs of (ŷ_i − y_i)². */
@Doc(
    value = "The square of the difference, averaged over the outputs.",
    equations = {"loss = sum_i (score_i - y_i)^2 / n", "dloss/dscore_i = 2 (score_i - y_i) / n"},
    details = "n is the number of outputs. Without the factor 1/2 that some texts have.")
public record SquaredError() implements TargetLoss {
  @Override
  public Class<? extends Target> target() {
    return Values.class;
  }

  @Override
  public double value(double[] scores, Target target, int sample, double[] derivative) {
    float[] wanted = ((Values) target).values();
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      double error = scores[i] - wanted[sample * scores.length + i];
      sum += error * error;
      derivative[i] = 2 * error / scores.length;
    }
    return sum / scores.length;
  }

  @Override
  public Evaluation start(int outputs) {
    return (scores, batch, target, samples, derivatives) ->
        evaluate(scores, (Values) target, samples, derivatives);
  }

  private static double evaluate(
      float[][] scores, Values target, int samples, float[][] derivatives) {
    float[] wanted = target.values();
    int outputs = scores.length;
    double loss = 0;
    for (int sample = 0; sample < samples; sample++) {
      int first = sample * outputs;
      boolean present = target.has(sample);
      double sum = 0;
      for (int i = 0; i < outputs; i++) {
        float error = present ? scores[i][sample] - wanted[first + i] : 0f;
        sum += (double) error * error;
        derivatives[i][sample] = 2f * error / outputs;
      }
      if (present) {
        loss += sum / outputs;
      }
    }
    return loss;
  }
}
