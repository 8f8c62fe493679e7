package org.unroll.components.loss;

import java.util.Arrays;
import org.unroll.api.Classes;
import org.unroll.api.Doc;
import org.unroll.api.Target;
import org.unroll.api.TargetLoss;
import org.unroll.components.Softmax;

/** −ln softmax(ŷ)_y in nats. */
@Doc(
    value = "Minus the logarithm of the probability that a softmax gives the class, in nats.",
    equations = {
      "p_i = exp(score_i) / sum_j exp(score_j)",
      "loss = -log(p_y)",
      "dloss/dscore_i = p_i - (1 if i = y, otherwise 0)"
    })
public record CrossEntropy() implements TargetLoss {
  @Override
  public Class<? extends Target> target() {
    return Classes.class;
  }

  @Override
  public double value(double[] scores, Target target, int sample, double[] derivative) {
    int wanted = ((Classes) target).classes()[sample];
    double largest = Arrays.stream(scores).max().orElseThrow();
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - largest);
    }
    for (int i = 0; i < scores.length; i++) {
      derivative[i] = Math.exp(scores[i] - largest) / sum - (i == wanted ? 1 : 0);
    }
    return largest + Math.log(sum) - scores[wanted];
  }

  @Override
  public Evaluation start(int outputs) {
    Softmax softmax = new Softmax();
    return (scores, batch, target, samples, derivatives) ->
        evaluate(softmax, scores, (Classes) target, samples, derivatives);
  }

  private static double evaluate(
      Softmax softmax, float[][] scores, Classes target, int samples, float[][] derivatives) {
    int[] wanted = target.classes();
    softmax.apply(scores, derivatives, samples);
    double loss = 0;
    for (int sample = 0; sample < samples; sample++) {
      if (wanted[sample] < 0) {
        for (float[] row : derivatives) {
          row[sample] = 0f;
        }
      } else {
        loss += softmax.logDenominator(sample) - scores[wanted[sample]][sample];
        derivatives[wanted[sample]][sample] -= 1f;
      }
    }
    return loss;
  }
}
