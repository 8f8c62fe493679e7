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
 * RMSProp (Tieleman and Hinton 2012), on ND4J's updater. Squares are element by element:
 *
 * <pre>{@code
 * v_0 = ε
 * v_t = ρ v_{t−1} + (1 − ρ) g_t²
 * θ_t = θ_{t−1} − η g_t / (√v_t + ε)
 * }</pre>
 */
@Doc(
    value = "Divides the gradient by a running root mean square of itself.",
    source = "Tieleman and Hinton 2012, Neural Networks for Machine Learning, lecture 6.5")
public record RmsProp(
    @Positive @Default("1e-3") @Doc("The step size η.") double learningRate,
    @PositiveOrZero
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.9")
        @Doc("The share ρ of the running mean that is kept at each update.")
        double decay,
    @Positive @Default("1e-8") @Doc("The ε that keeps the divisor from zero.") double epsilon)
    implements Optimizer {
  @Override
  public Updater start(List<Parameter> parameters) {
    return new Nd4jUpdater(
        new org.nd4j.linalg.learning.config.RmsProp(learningRate, decay, epsilon), parameters);
  }
}
