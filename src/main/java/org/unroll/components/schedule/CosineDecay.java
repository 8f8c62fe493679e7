package org.unroll.components.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Reducible;
import org.unroll.api.Schedule;

/** Half a wave that begins at the whole learning rate, without restarts. */
@Doc(
    value = "The learning rate falls on half a cosine wave over the whole training.",
    equations = "factor = minimum + (1 - minimum) * (1 + cos(pi * k / T)) / 2",
    details =
        "The optimizer's change is multiplied by the factor. k is the number of updates made before,"
            + " 0 at the first, and T that of all. The last update has k = T - 1, so the minimum is"
            + " never quite reached.",
    source =
        "Loshchilov and Hutter 2017, SGDR: Stochastic Gradient Descent with Warm Restarts, eq. 5")
public record CosineDecay(
    @PositiveOrZero
        @DecimalMax(value = "1.0", message = "must be at most {value}")
        @Default("0.0")
        @Doc("The share of the learning rate that is left in the end.")
        double minimum)
    implements Schedule, Reducible {
  @Override
  public Optional<Object> reduced() {
    return minimum == 1 ? Optional.of(new ConstantRate()) : Optional.empty();
  }

  @Override
  public double factor(long step, long steps) {
    return minimum + (1 - minimum) * (1 + Math.cos(Math.PI * (step - 1) / steps)) / 2;
  }
}
