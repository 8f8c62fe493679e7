package org.unroll.components.initialization;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;
import org.unroll.api.Reducible;

/** W_ij = value. */
@Doc("The same value everywhere.")
public record Constant(@Doc("The value of every element.") double value)
    implements Initialization, Reducible {
  @Override
  public Optional<Object> reduced() {
    return value == 0 ? Optional.of(new Zeros()) : Optional.empty();
  }

  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    Arrays.fill(values, 0, rows * columns, value);
  }
}
