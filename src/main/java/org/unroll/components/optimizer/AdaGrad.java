package org.unroll.components.optimizer;

import jakarta.validation.constraints.Positive;
import java.util.List;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;

/**
 * AdaGrad (Duchi, Hazan and Singer 2011), on ND4J's updater. Squares are element by element:
 *
 * <pre>{@code
 * s_0 = 0
 * s_t = s_{t−1} + g_t²
 * θ_t = θ_{t−1} − η g_t / (√s_t + ε)
 * }</pre>
 */
@Doc(
    value = "Divides the gradient by the root of the sum of all its squares so far.",
    source =
        "Duchi, Hazan and Singer 2011, Adaptive Subgradient Methods for Online Learning and"
            + " Stochastic Optimization")
public record AdaGrad(
    @Positive @Default("1e-2") @Doc("The step size η.") double learningRate,
    @Positive @Default("1e-8") @Doc("The ε that keeps the divisor from zero.") double epsilon)
    implements Optimizer {
  @Override
  public Updater start(List<Parameter> parameters) {
    Updater updater =
        new Nd4jUpdater(
            new org.nd4j.linalg.learning.config.AdaGrad(learningRate, epsilon), parameters);
    // ND4J starts the sum at 1e-6, whatever ε is; the paper starts it at 0.
    updater.restore(new float[][] {new float[Parameter.elements(parameters)]});
    return updater;
  }
}
