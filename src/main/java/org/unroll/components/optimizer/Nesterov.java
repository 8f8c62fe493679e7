package org.unroll.components.optimizer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;

/**
 * Gradient descent with Nesterov's momentum, on ND4J's updater:
 *
 * <pre>{@code
 * v_t = μ v_{t−1} − η g_t,  v_0 = 0
 * θ_t = θ_{t−1} + (1 + μ) v_t − μ v_{t−1}
 * }</pre>
 *
 * <p>Here θ is the point to which the momentum is about to carry the parameters, at which Nesterov
 * takes the gradient (Bengio, Boulanger-Lewandowski and Pascanu 2013, eq. 7).
 */
@Doc(
    value = "Gradient descent with momentum that looks ahead of its last step.",
    source =
        "Nesterov 1983; Bengio, Boulanger-Lewandowski and Pascanu 2013, Advances in Optimizing"
            + " Recurrent Networks, section 3.5")
public record Nesterov(
    @Positive @Default("1e-3") @Doc("The step size η.") double learningRate,
    @PositiveOrZero
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.9")
        @Doc("The share μ of the last step that is kept.")
        double momentum)
    implements Optimizer {
  @Override
  public Updater start(List<Parameter> parameters) {
    return new Nd4jUpdater(new Nesterovs(learningRate, momentum), parameters);
  }
}
