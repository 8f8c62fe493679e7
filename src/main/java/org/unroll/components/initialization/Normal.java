package org.unroll.components.initialization;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;
import org.unroll.api.Reducible;

/**
 * Independent draws W_ij ~ N(mean, standard_deviation²). The defaults are the basic initialization
 * of the tanh networks in Pascanu, Mikolov and Bengio 2013, N(0, 0.1).
 */
@Doc(
    value = "Independent draws from a normal distribution.",
    source =
        "Pascanu, Mikolov and Bengio 2013, On the Difficulty of Training Recurrent Neural Networks")
public record Normal(
    @Default("0.0") @Doc("The distribution's mean.") double mean,
    @PositiveOrZero @Default("0.1") @Doc("The distribution's standard deviation.")
        double standardDeviation)
    implements Initialization, Reducible {
  @Override
  public Optional<Object> reduced() {
    return standardDeviation == 0 ? Optional.of(new Constant(mean)) : Optional.empty();
  }

  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    for (int i = 0; i < rows * columns; i++) {
      values[i] = mean + standardDeviation * random.nextGaussian();
    }
  }
}
