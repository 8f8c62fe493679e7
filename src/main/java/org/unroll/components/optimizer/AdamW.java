package org.unroll.components.optimizer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;
import org.unroll.api.Reducible;

/**
 * Adam with decoupled weight decay: weights shrink beside Adam's change instead of through the
 * gradient, so that Adam does not rescale the decay.
 */
@Doc(
    value = "Adam with weight decay beside the gradient; biases do not decay.",
    equations = {
      "m_0 = 0",
      "v_0 = 0",
      "m = beta1 * m' + (1 - beta1) * g",
      "v = beta2 * v' + (1 - beta2) * g ^ 2",
      "M = m / (1 - beta1 ^ t)",
      "D = (sqrt(v) + epsilon) / sqrt(1 - beta2 ^ t)  [epsilon_added: before_correction]",
      "D = sqrt(v / (1 - beta2 ^ t)) + epsilon  [epsilon_added: after_correction]",
      "change = learning_rate * (M / D + weight_decay * w)"
    },
    details = {
      "The step size is part of the decay, as in PyTorch; the paper's own factor is the product of"
          + " both. w is the weight before the update. For biases weight_decay counts as 0 unless"
          + " 'biases' is true; PyTorch decays all that it is given.",
      "Before the correction is the form at the end of the paper's section 2, and Keras's; after it is"
          + " the paper's algorithm 1, and PyTorch's. At the default beta2 epsilon weighs 32 times as"
          + " much at update 1 in the first as in the second. It matters where gradients are near"
          + " epsilon; the difference fades over some 1 / (1 - beta2) updates.",
      "t is the number of the update, from 1. " + Notation.NAMES
    },
    source = "Loshchilov and Hutter 2019, Decoupled Weight Decay Regularization, algorithm 2")
public record AdamW(
    @Positive @Default("1e-3") @Doc("The step size.") double learningRate,
    @PositiveOrZero
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.9")
        @Doc("The share of the gradient's average that is kept at each update.")
        double beta1,
    @PositiveOrZero
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.999")
        @Doc("The share of the squared gradient's average that is kept at each update.")
        double beta2,
    @Positive @Default("1e-8") @Doc("What keeps the divisor from zero.") double epsilon,
    @PositiveOrZero
        @Default("0.01")
        @Doc("The share of each weight, times the step size, that is taken away at each update.")
        double weightDecay,
    @Default("before_correction")
        @Doc("Whether epsilon is added before or after the mean square is corrected for its start.")
        Adam.EpsilonAdded epsilonAdded,
    @Default("false") @Doc("Whether biases decay too.") boolean biases)
    implements Optimizer, Reducible {
  @Override
  public Optional<Object> reduced() {
    return weightDecay == 0
        ? Optional.of(new Adam(learningRate, beta1, beta2, epsilon, epsilonAdded))
        : Optional.empty();
  }

  @Override
  public Updater start(List<Parameter> parameters) {
    List<Parameter> decaying = parameters.stream().filter(one -> biases || !one.isBias()).toList();
    return new Decaying(
        new Adam(learningRate, beta1, beta2, epsilon, epsilonAdded).start(parameters),
        decaying,
        (float) (learningRate * weightDecay));
  }

  private record Decaying(Updater adam, List<Parameter> weights, float decay) implements Updater {
    @Override
    public void toUpdate(float[] gradient, float[] values, long step) {
      adam.toUpdate(gradient, values, step);
      for (Parameter weight : weights) {
        int end = weight.offset() + weight.length();
        for (int i = weight.offset(); i < end; i++) {
          gradient[i] += decay * values[i];
        }
      }
    }

    @Override
    public float[][] state() {
      return adam.state();
    }

    @Override
    public void restore(float[][] state) {
      adam.restore(state);
    }
  }
}
