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
 * Adam (Kingma and Ba 2015). Squares and quotients are element by element:
 *
 * <pre>{@code
 * m_t = β₁ m_{t−1} + (1 − β₁) g_t
 * v_t = β₂ v_{t−1} + (1 − β₂) g_t²
 * η_t = η √(1 − β₂ᵗ) / (1 − β₁ᵗ)
 * θ_t = θ_{t−1} − η_t m_t / (√v_t + ε)
 * }</pre>
 *
 * <p>This is the paper's form at the end of its section 2: ε is added before the bias correction of
 * v, where algorithm 1 adds it after.
 */
@Doc(
    value = "Adam: moving averages of the gradient and of its square, corrected for their start.",
    source = "Kingma and Ba 2015, Adam: A Method for Stochastic Optimization, section 2")
public record Adam(
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
    @Positive @Default("1e-8") @Doc("The ε that keeps the divisor from zero.") double epsilon)
    implements Optimizer {
  @Override
  public Updater start(List<Parameter> parameters) {
    return new AdamMoments(this, Parameter.elements(parameters));
  }
}
