package org.unroll.components.regularization;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Parameter;
import org.unroll.api.Reducible;
import org.unroll.api.Regularization;

/** A penalty that is weight decay under plain gradient descent. */
@Doc(
    value = "A penalty on half the sum of the weights' squares.",
    equations = {"penalty = strength / 2 * sum(w ^ 2)", "gradient = strength * w"},
    details = {
      "With the factor 1/2, unlike Keras's l2: strength here is twice Keras's, and is PyTorch's"
          + " weight_decay of sgd. The gradient is added to the loss's before clipping. All weights"
          + " count: the recurrent, the input's, the output's and peepholes; biases if 'biases' is"
          + " true.",
      "Under sgd it is weight decay by strength times the learning rate; under adam it is not, see"
          + " the optimizer adamw."
    },
    source = "Krogh and Hertz 1991, A Simple Weight Decay Can Improve Generalization")
public record L2(
    @PositiveOrZero @Doc("What half the sum is multiplied by, λ.") double strength,
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
          gradient[i] += slope * values[i];
          sum += (double) values[i] * values[i];
        }
      }
    }
    return strength / 2 * sum;
  }
}
