package org.unroll.components.initialization;

import java.util.random.RandomGenerator;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;

/**
 * W_ij ~ U(−a, a) with a = √(6 / (rows + columns)): a compromise that keeps the variance of
 * activations going forward and of gradients going back (Glorot and Bengio 2010, eq. 16).
 */
@Doc(
    value = "Uniform draws within sqrt(6 / (inputs + outputs)) of zero.",
    source =
        "Glorot and Bengio 2010, Understanding the Difficulty of Training Deep Feedforward Neural"
            + " Networks, eq. 16")
public record Glorot() implements Initialization {
  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    double limit = Math.sqrt(6.0 / (rows + columns));
    new Uniform(limit).fill(values, rows, columns, random);
  }
}
