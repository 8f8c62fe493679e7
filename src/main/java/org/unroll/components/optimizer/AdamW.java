package org.unroll.components.optimizer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): weights shrink beside
 * Adam's change instead of through the gradient, so that Adam does not rescale the decay.
 *
 * <pre>{@code
 * θ_t = θ_{t−1} − Adam's change − η λ θ_{t−1}
 * }</pre>
 *
 * <p>The step size η is part of the decay, as in PyTorch; the paper's own λ is the product ηλ here.
 * Biases do not decay.
 */
@Doc(
    value = "Adam with weight decay beside the gradient; biases do not decay.",
    source = "Loshchilov and Hutter 2019, Decoupled Weight Decay Regularization, algorithm 2")
public record AdamW(
    @Positive @Default("1e-3") @Doc("The step size η.") double learningRate,
    @PositiveOrZero
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.9")
        @Doc("The share β₁ of the gradient's average that is kept at each update.")
        double beta1,
    @PositiveOrZero
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.999")
        @Doc("The share β₂ of the squared gradient's average that is kept at each update.")
        double beta2,
    @Positive @Default("1e-8") @Doc("The ε that keeps the divisor from zero.") double epsilon,
    @PositiveOrZero
        @Default("0.01")
        @Doc("The share λ of each weight, times η, that is taken away at each update.")
        double weightDecay)
    implements Optimizer {
  @Override
  public Updater start(List<Parameter> parameters) {
    List<Parameter> weights = parameters.stream().filter(one -> !one.isBias()).toList();
    return new Decaying(
        new Adam(learningRate, beta1, beta2, epsilon).start(parameters),
        weights,
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
