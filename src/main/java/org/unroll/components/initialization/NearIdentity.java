package org.unroll.components.initialization;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;
import org.unroll.api.Reducible;

/**
 * W = scale · I + N, N_ij ~ N(0, standard_deviation²): {@link Identity} with noise, so that units
 * differ from the start. By the circular law the noise moves the eigenvalues of an n × n matrix by
 * about standard_deviation · √n: keep that well below 1.
 */
@Doc(
    value = "A multiple of the identity matrix plus normal noise.",
    source =
        "Le, Jaitly and Hinton 2015, A Simple Way to Initialize Recurrent Networks of Rectified"
            + " Linear Units, for the identity without noise")
public record NearIdentity(
    @Default("1.0") @Doc("The value on the diagonal before noise.") double scale,
    @PositiveOrZero @Default("0.01") @Doc("The standard deviation of the noise.")
        double standardDeviation)
    implements Initialization, Reducible {
  @Override
  public Optional<Object> reduced() {
    return standardDeviation == 0 ? Optional.of(new Identity(scale)) : Optional.empty();
  }

  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    new Normal(0, standardDeviation).fill(values, rows, columns, random);
    for (int i = 0; i < Math.min(rows, columns); i++) {
      values[i * columns + i] += scale;
    }
  }
}
