package org.unroll.components.regularization;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Parameter;
import org.unroll.api.Regularization;

/**
 * The penalty λ‖θ‖₁ = λ Σ|θ_i|, whose gradient λ·sign(θ_i) draws weights to exactly zero
 * (Tibshirani 1996); at zero the gradient is 0.
 */
@Doc(
    value = "A penalty on the sum of the weights' absolute values.",
    source = "Tibshirani 1996, Regression Shrinkage and Selection via the Lasso")
public record L1(
    @PositiveOrZero @Doc("What the sum is multiplied by, λ.") double strength,
    @Default("false") @Doc("Whether biases are penalized too.") boolean biases)
    implements Regularization {
  @Override
  public double penalize(float[] values, float[] gradient, List<Parameter> parameters) {
    float slope = (float) strength;
    double sum = 0;
    for (Parameter parameter : parameters) {
      if (biases || !parameter.isBias()) {
        int end = parameter.offset() + parameter.length();
        for (int i = parameter.offset(); i < end; i++) {
          gradient[i] += slope * Math.signum(values[i]);
          sum += Math.abs(values[i]);
        }
      }
    }
    return strength * sum;
  }
}
