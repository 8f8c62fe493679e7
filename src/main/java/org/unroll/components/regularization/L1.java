package org.unroll.components.regularization;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Parameter;
import org.unroll.api.Reducible;
import org.unroll.api.Regularization;

/** A penalty that draws weights to exactly zero. */
@Doc(
    value = "A penalty on the sum of the weights' absolute values.",
    equations = {"penalty = strength * sum(abs(w))", "gradient = strength * sign(w)"},
    details =
        "sign(0) is 0. The gradient is added to the loss's before clipping. All weights count: the"
            + " recurrent, the input's, the output's and peepholes; biases if 'biases' is true.",
    source = "Tibshirani 1996, Regression Shrinkage and Selection via the Lasso")
public record L1(
    @PositiveOrZero @Doc("What the sum is multiplied by, λ.") double strength,
    @Default("false") @Doc("Whether biases are penalized too.") boolean biases)
    implements Regularization, Reducible {
  @Override
  public Optional<Object> reduced() {
    return strength == 0 ? Optional.of(new NoRegularization()) : Optional.empty();
  }

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
