package org.unroll.components.loss;

import jakarta.validation.constraints.Positive;
import org.unroll.api.Default;
import org.unroll.api.Doc;

/** Half the square of small differences, a straight line from the threshold on (Huber 1964). */
@Doc(
    value =
        "Half the square of small differences and a straight line beyond, averaged over outputs.",
    equations = {
      "loss = sum_i h(score_i - y_i) / n",
      "h(e) = e^2 / 2 if abs(e) <= threshold, otherwise threshold (abs(e) - threshold / 2)",
      "dloss/dscore_i = max(-threshold, min(threshold, score_i - y_i)) / n"
    },
    details = {
      "n is the number of outputs. With a large threshold it is half of squared_error; divided by"
          + " the threshold, with a small one, it approaches absolute_error."
    },
    source = "Huber 1964, Robust Estimation of a Location Parameter")
public record Huber(
    @Positive @Default("1.0") @Doc("The difference from which on the loss is a straight line.")
        double threshold)
    implements ElementwiseLoss {
  @Override
  public double term(double score, double wanted, int n) {
    double size = Math.abs(score - wanted);
    return (size <= threshold ? size * size / 2 : threshold * (size - threshold / 2)) / n;
  }

  @Override
  public double slope(double score, double wanted, int n) {
    return Math.max(-threshold, Math.min(threshold, score - wanted)) / n;
  }
}
