package org.unroll.components.optimizer;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;
import java.util.List;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;

/** AdaGrad, on ND4J's updater. */
@Doc(
    value = "Divides the gradient by the root of the sum of all its squares so far.",
    equations = {
      "s_0 = initial_accumulator",
      "s = s' + g ^ 2",
      "change = learning_rate * g / (sqrt(s) + epsilon)"
    },
    details = {
      "The sum starts at 0 as in the paper and in PyTorch, whose epsilon is 1e-10; Keras starts it at"
          + " 0.1 with an epsilon of 1e-7, ND4J at 1e-6.",
      Notation.NAMES
    },
    source =
        "Duchi, Hazan and Singer 2011, Adaptive Subgradient Methods for Online Learning and"
            + " Stochastic Optimization")
public record AdaGrad(
    @Positive @Default("1e-2") @Doc("The step size.") double learningRate,
    @Positive @Default("1e-8") @Doc("What keeps the divisor from zero.") double epsilon,
    @PositiveOrZero @Default("0.0") @Doc("The sum of squares before the first update.")
        double initialAccumulator)
    implements Optimizer {
  @Override
  public int numbersPerParameter() {
    return 3;
  }

  @Override
  public Updater start(List<Parameter> parameters) {
    Updater updater =
        new Nd4jUpdater(
            new org.nd4j.linalg.learning.config.AdaGrad(learningRate, epsilon), parameters);
    // ND4J starts the sum at 1e-6, whatever its settings are.
    float[] squares = new float[Parameter.elements(parameters)];
    Arrays.fill(squares, (float) initialAccumulator);
    updater.restore(new float[][] {squares});
    return updater;
  }
}
