package org.unroll.components.initialization;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;

/** W_ij = 0: the usual start of a bias. */
@Doc("Zero everywhere.")
public record Zeros() implements Initialization {
  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    Arrays.fill(values, 0, rows * columns, 0);
  }
}
