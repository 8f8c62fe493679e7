package org.unroll.components.schedule;

import org.unroll.api.Doc;
import org.unroll.api.Schedule;

/** η_t = η. */
@Doc("The learning rate stays as it is.")
public record ConstantRate() implements Schedule {
  @Override
  public double factor(long step, long steps) {
    return 1;
  }
}
