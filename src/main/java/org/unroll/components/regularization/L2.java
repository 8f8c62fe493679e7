package org.unroll.components.regularization;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Parameter;
import org.unroll.api.Regularization;

/**
 * The penalty λ/2·‖θ‖₂² = λ/2·Σθ_i², whose gradient is λθ_i. Under plain gradient descent it is
 * weight decay by λ times the learning rate; under Adam it is not, see the optimizer {@code adamw}.
 */
@Doc(
    value = "A penalty on half the sum of the weights' squares.",
    source = "Krogh and Hertz 1991, A Simple Weight Decay Can Improve Generalization")
public record L2(
    @PositiveOrZero @Doc("What half the sum is multiplied by, λ.") double strength,
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
          gradient[i] += slope * values[i];
          sum += (double) values[i] * values[i];
        }
      }
    }
    return strength / 2 * sum;
  }
}
