package org.unroll.components.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Schedule;

/**
 * η_t = η · (minimum + (1 − minimum) · (1 + cos(π (t − 1) / T)) / 2) over T updates in all: half a
 * wave that begins at η and would reach its minimum after the last update (Loshchilov and Hutter
 * 2017, eq. 5, without restarts).
 */
@Doc(
    value = "The learning rate falls on half a cosine wave over the whole training.",
    source =
        "Loshchilov and Hutter 2017, SGDR: Stochastic Gradient Descent with Warm Restarts, eq. 5")
public record CosineDecay(
    @PositiveOrZero
        @DecimalMax(value = "1.0", message = "must be at most {value}")
        @Default("0.0")
        @Doc("The share of the learning rate that is left in the end.")
        double minimum)
    implements Schedule {
  @Override
  public double factor(long step, long steps) {
    return minimum + (1 - minimum) * (1 + Math.cos(Math.PI * (step - 1) / steps)) / 2;
  }
}
