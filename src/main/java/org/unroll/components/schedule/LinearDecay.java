package org.unroll.components.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Schedule;

/**
 * η_t = η · (1 − (1 − minimum) · (t − 1) / T) over T updates in all: a straight line that begins at
 * η and would reach its minimum after the last update.
 */
@Doc("The learning rate falls on a straight line over the whole training.")
public record LinearDecay(
    @PositiveOrZero
        @DecimalMax(value = "1.0", message = "must be at most {value}")
        @Default("0.0")
        @Doc("The share of the learning rate that is left in the end.")
        double minimum)
    implements Schedule {
  @Override
  public double factor(long step, long steps) {
    return 1 - (1 - minimum) * (step - 1) / steps;
  }
}
