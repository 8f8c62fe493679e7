package org.unroll.components.initialization;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;

/** W_ij = value. */
@Doc("The same value everywhere.")
public record Constant(@Doc("The value of every element.") double value) implements Initialization {
  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    Arrays.fill(values, 0, rows * columns, value);
  }
}
