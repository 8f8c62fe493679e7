package org.unroll.components.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.util.Optional;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Reducible;
import org.unroll.api.Schedule;

/** A smooth fall, by the same factor over the same time. */
@Doc(
    value = "The learning rate falls smoothly by a constant factor.",
    equations = "factor = decay ^ (k / every)",
    details =
        "The optimizer's change is multiplied by the factor. k is the number of updates made before,"
            + " 0 at the first; the exponent is not rounded.")
public record ExponentialDecay(
    @Positive
        @DecimalMax(value = "1.0", message = "must be at most {value}")
        @Doc("What the learning rate is multiplied by over so many updates.")
        double decay,
    @Positive @Default("1000") @Doc("The updates over which it is multiplied once.") int every)
    implements Schedule, Reducible {
  @Override
  public Optional<Object> reduced() {
    return decay == 1 ? Optional.of(new ConstantRate()) : Optional.empty();
  }

  @Override
  public double factor(long step, long steps) {
    return Math.pow(decay, (step - 1.0) / every);
  }
}
