package org.unroll.components.optimizer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Locale;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;

/** Adam. */
@Doc(
    value = "Adam: moving averages of the gradient and of its square, corrected for their start.",
    equations = {
      "m_0 = 0",
      "v_0 = 0",
      "m = beta1 * m' + (1 - beta1) * g",
      "v = beta2 * v' + (1 - beta2) * g ^ 2",
      "M = m / (1 - beta1 ^ t)",
      "D = (sqrt(v) + epsilon) / sqrt(1 - beta2 ^ t)  [epsilon_added: before_correction]",
      "D = sqrt(v / (1 - beta2 ^ t)) + epsilon  [epsilon_added: after_correction]",
      "change = learning_rate * M / D"
    },
    details = {
      "Before the correction is the form at the end of the paper's section 2, and Keras's; after it is"
          + " the paper's algorithm 1, and PyTorch's. At the default beta2 epsilon weighs 32 times as"
          + " much at update 1 in the first as in the second. It matters where gradients are near"
          + " epsilon; the difference fades over some 1 / (1 - beta2) updates.",
      "t is the number of the update, from 1. " + Notation.NAMES
    },
    source = "Kingma and Ba 2015, Adam: A Method for Stochastic Optimization, section 2")
public record Adam(
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
    @Default("before_correction")
        @Doc("Whether epsilon is added before or after the mean square is corrected for its start.")
        EpsilonAdded epsilonAdded)
    implements Optimizer {
  /** When epsilon is added. */
  public enum EpsilonAdded {
    BEFORE_CORRECTION,
    AFTER_CORRECTION;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Updater start(List<Parameter> parameters) {
    return new AdamMoments(this, Parameter.elements(parameters));
  }
}
