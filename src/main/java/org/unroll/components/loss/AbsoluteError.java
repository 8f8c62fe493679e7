package org.unroll.components.loss;

import org.unroll.api.Doc;

/** The mean over outputs of |ŷ_i − y_i|. */
@Doc(
    value = "The absolute difference, averaged over the outputs.",
    equations = {"loss = sum_i abs(score_i - y_i) / n", "dloss/dscore_i = sign(score_i - y_i) / n"},
    details = "n is the number of outputs; sign(0) is 0.")
public record AbsoluteError() implements ElementwiseLoss {
  @Override
  public double term(double score, double wanted, int n) {
    return Math.abs(score - wanted) / n;
  }

  @Override
  public double slope(double score, double wanted, int n) {
    return Math.signum(score - wanted) / n;
  }
}
