package org.unroll.components.loss;

import org.unroll.api.Doc;

/**
 * −Σ_i [y_i ln σ(ŷ_i) + (1 − y_i) ln(1 − σ(ŷ_i))] = Σ_i [max(0, ŷ_i) − y_i ŷ_i + ln(1 + e^−|ŷ_i|)],
 * the second form without overflow.
 */
@Doc(
    value = "The cross-entropy of several labels, each of which is there or not, in nats.",
    equations = {
      "p_i = 1 / (1 + exp(-score_i))",
      "loss = -sum_i (y_i log(p_i) + (1 - y_i) log(1 - p_i))",
      "dloss/dscore_i = p_i - y_i"
    },
    details = {
      "For targets that are numbers from 0 to 1, as a rule 0 or 1. The sum over all labels, as in"
          + " figures for music; PyTorch's and Keras's are the mean over labels."
    },
    source =
        "Boulanger-Lewandowski, Bengio and Vincent 2012, Modeling Temporal Dependencies in"
            + " High-Dimensional Sequences")
public record BinaryCrossEntropy() implements ElementwiseLoss {
  @Override
  public double term(double score, double wanted, int n) {
    if (wanted < 0 || wanted > 1) {
      throw new IllegalArgumentException(
          "binary_cross_entropy takes labels from 0 to 1, and a target is " + wanted);
    }
    return Math.max(0, score) - wanted * score + Math.log1p(Math.exp(-Math.abs(score)));
  }

  @Override
  public double slope(double score, double wanted, int n) {
    return 1 / (1 + Math.exp(-score)) - wanted;
  }
}
