package org.unroll.components.optimizer;

import jakarta.validation.constraints.Positive;
import java.util.List;
import org.nd4j.linalg.learning.config.Sgd;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;

/** Stochastic gradient descent, on ND4J's updater. */
@Doc(
    value = "Stochastic gradient descent with a constant learning rate.",
    equations = "change = learning_rate * g",
    details = Notation.NAMES)
public record StochasticGradientDescent(
    @Positive @Default("1e-3") @Doc("The step size.") double learningRate) implements Optimizer {
  @Override
  public int numbersPerParameter() {
    return 1;
  }

  @Override
  public Updater start(List<Parameter> parameters) {
    return new Nd4jUpdater(new Sgd(learningRate), parameters);
  }
}
