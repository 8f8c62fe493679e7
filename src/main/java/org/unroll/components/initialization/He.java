package org.unroll.components.initialization;

import java.util.random.RandomGenerator;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;

/**
 * W_ij ~ N(0, 2 / columns): with rectified units, which pass on half of their input's variance, the
 * variance of activations stays the same from layer to layer (He, Zhang, Ren and Sun 2015, eq. 10).
 * Meant for weights; a bias has one column, so that its draws would have a variance of 2.
 */
@Doc(
    value =
        "Normal draws with standard deviation sqrt(2 / inputs): for weights of rectified units.",
    source =
        "He, Zhang, Ren and Sun 2015, Delving Deep into Rectifiers: Surpassing Human-Level"
            + " Performance on ImageNet Classification, eq. 10")
public record He() implements Initialization {
  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    new Normal(0, Math.sqrt(2.0 / columns)).fill(values, rows, columns, random);
  }
}
