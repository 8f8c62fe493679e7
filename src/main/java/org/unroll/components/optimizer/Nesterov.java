package org.unroll.components.optimizer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;
import org.unroll.api.Reducible;

/**
 * Gradient descent with Nesterov's momentum, on ND4J's updater. The parameters are the point to
 * which the momentum is about to carry them, at which Nesterov takes the gradient (Bengio,
 * Boulanger-Lewandowski and Pascanu 2013, eq. 7).
 */
@Doc(
    value = "Gradient descent with momentum that looks ahead of its last step.",
    equations = {
      "v_0 = 0",
      "v = momentum * v' + learning_rate * g",
      "change = learning_rate * g + momentum * v"
    },
    details = {
      "The same numbers as PyTorch's SGD with nesterov, also under a schedule: its factor does not"
          + " enter v.",
      Notation.NAMES
    },
    source =
        "Nesterov 1983; Bengio, Boulanger-Lewandowski and Pascanu 2013, Advances in Optimizing"
            + " Recurrent Networks, section 3.5")
public record Nesterov(
    @Positive @Default("1e-3") @Doc("The step size.") double learningRate,
    @PositiveOrZero
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.9")
        @Doc("The share of the last step that is kept.")
        double momentum)
    implements Optimizer, Reducible {
  @Override
  public Optional<Object> reduced() {
    return momentum == 0
        ? Optional.of(new StochasticGradientDescent(learningRate))
        : Optional.empty();
  }

  @Override
  public int numbersPerParameter() {
    return 3;
  }

  @Override
  public Updater start(List<Parameter> parameters) {
    return new Nd4jUpdater(new Nesterovs(learningRate, momentum), parameters);
  }
}
