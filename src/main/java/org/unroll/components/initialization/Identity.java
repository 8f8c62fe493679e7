package org.unroll.components.initialization;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;
import org.unroll.api.Reducible;

/**
 * W = scale · I: the state is carried on unchanged at first, so that with ReLU and zero biases the
 * gradient neither vanishes nor explodes (Le, Jaitly and Hinton 2015). A rectangular matrix has its
 * ones on the main diagonal.
 */
@Doc(
    value = "A multiple of the identity matrix.",
    source =
        "Le, Jaitly and Hinton 2015, A Simple Way to Initialize Recurrent Networks of Rectified"
            + " Linear Units")
public record Identity(@Default("1.0") @Doc("The value on the diagonal.") double scale)
    implements Initialization, Reducible {
  @Override
  public Optional<Object> reduced() {
    return scale == 0 ? Optional.of(new Zeros()) : Optional.empty();
  }

  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    Arrays.fill(values, 0, rows * columns, 0);
    for (int i = 0; i < Math.min(rows, columns); i++) {
      values[i * columns + i] = scale;
    }
  }
}
