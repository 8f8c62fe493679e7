package org.unroll.components.initialization;

import jakarta.validation.constraints.Positive;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;

/**
 * Each unit has {@code connections} incoming weights drawn from N(0, scale²), at places drawn
 * evenly; all others are 0. The input of a unit so does not grow with the number of units, and
 * units differ from each other (Martens 2010, section 5). A unit with fewer arguments has all of
 * them connected.
 *
 * <p>For the recurrent weights of tanh networks, Sutskever, Martens, Dahl and Hinton 2013 (section
 * 4.1) scale such a matrix to a spectral radius of 1.1.
 */
@Doc(
    value = "A few normal weights into each unit, at random places; zero elsewhere.",
    source =
        "Martens 2010, Deep Learning via Hessian-Free Optimization, section 5; Sutskever, Martens,"
            + " Dahl and Hinton 2013, On the Importance of Initialization and Momentum in Deep"
            + " Learning")
public record Sparse(
    @Positive @Default("15") @Doc("Weights into each unit that are not zero.") int connections,
    @Positive @Default("1.0") @Doc("The standard deviation of those weights.") double scale)
    implements Initialization {
  @Override
  public void fill(double[] values, int rows, int columns, RandomGenerator random) {
    Arrays.fill(values, 0, rows * columns, 0);
    int[] places = new int[columns];
    for (int row = 0; row < rows; row++) {
      Arrays.setAll(places, column -> column);
      for (int drawn = 0; drawn < Math.min(connections, columns); drawn++) {
        int other = random.nextInt(drawn, columns);
        int place = places[other];
        places[other] = places[drawn];
        values[row * columns + place] = scale * random.nextGaussian();
      }
    }
  }
}
