package org.unroll.components.metric;

import java.util.Arrays;
import java.util.Set;
import org.unroll.api.Distribution;
import org.unroll.api.Doc;
import org.unroll.api.Target;
import org.unroll.api.TargetMetric;

/** KL(p ‖ q) = Σ_i p_i (ln p_i − ln q_i), p the true distribution and q = softmax(ŷ). */
@Doc(
    value =
        "The Kullback-Leibler divergence of what the network predicts from the true conditional"
            + " distribution, in nats, where the dataset knows that one.",
    equations = {
      "q_i = exp(score_i) / sum_j exp(score_j)",
      "divergence_from_truth = mean over targets of sum_i p_i (log(p_i) - log(q_i))"
    },
    details = {
      "Lower is better. The cross-entropy less the entropy of the source, step by step: what is left"
          + " of the loss once all is known that can be known. A class with p_i = 0 adds nothing."
    },
    source = "Kullback and Leibler 1951, On Information and Sufficiency, equation 2.4")
public record DivergenceFromTruth() implements Cost, TargetMetric {
  @Override
  public String unit() {
    return "nats";
  }

  @Override
  public Set<Class<? extends Target>> targets() {
    return Set.of(Distribution.class);
  }

  @Override
  public double value(double[] scores, Target target, int sample) {
    Distribution truth = (Distribution) target;
    double largest = Arrays.stream(scores).max().orElseThrow();
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - largest);
    }
    double logSum = largest + Math.log(sum);
    double divergence = 0;
    for (int i = 0; i < scores.length; i++) {
      double p = truth.probabilities()[sample * truth.size() + i];
      divergence += p == 0 ? 0 : p * (Math.log(p) - (scores[i] - logSum));
    }
    return Math.max(0, divergence); // rounding may leave less than nothing
  }
}
