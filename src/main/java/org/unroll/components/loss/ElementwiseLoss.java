package org.unroll.components.loss;

import org.unroll.api.Target;
import org.unroll.api.TargetLoss;
import org.unroll.api.Values;

/** A loss that compares each output with its own number. */
interface ElementwiseLoss extends TargetLoss {
  /** What one output adds to the loss of a target of n outputs. */
  double term(double score, double wanted, int n);

  /** Its derivative by the score. */
  double slope(double score, double wanted, int n);

  @Override
  default Class<? extends Target> target() {
    return Values.class;
  }

  @Override
  default double value(double[] scores, Target target, int sample, double[] derivative) {
    float[] wanted = ((Values) target).values();
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      double number = wanted[sample * scores.length + i];
      sum += term(scores[i], number, scores.length);
      derivative[i] = slope(scores[i], number, scores.length);
    }
    return sum;
  }

  /** A call an output: the outputs of such tasks are few beside the products of the network. */
  @Override
  default Evaluation start(int outputs) {
    return (scores, batch, target, samples, derivatives) -> {
      float[] wanted = ((Values) target).values();
      double sum = 0;
      for (int sample = 0; sample < samples; sample++) {
        boolean present = target.has(sample);
        for (int i = 0; i < outputs; i++) {
          float score = scores[i][sample];
          float number = wanted[sample * outputs + i];
          sum += present ? term(score, number, outputs) : 0;
          derivatives[i][sample] = present ? (float) slope(score, number, outputs) : 0f;
        }
      }
      return sum;
    };
  }
}
