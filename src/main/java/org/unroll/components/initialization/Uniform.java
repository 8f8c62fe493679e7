package org.unroll.components.initialization;

import jakarta.validation.constraints.Positive;
import java.util.random.RandomGenerator;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;

/** Independent draws W_ij ~ U(−limit, limit). */
@Doc("Independent draws from a uniform distribution around zero.")
public record Uniform(
    @Positive @Default("0.1") @Doc("Draws lie between -limit and limit.") double limit)
    implements Initialization {
  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    for (int i = 0; i < rows * columns; i++) {
      values[i] = limit * (2 * random.nextDouble() - 1);
    }
  }
}
