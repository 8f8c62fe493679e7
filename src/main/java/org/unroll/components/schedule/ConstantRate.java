package org.unroll.components.schedule;

import org.unroll.api.Doc;
import org.unroll.api.Schedule;

/** The learning rate as it is. */
@Doc(value = "The learning rate stays as it is.", equations = "factor = 1")
public record ConstantRate() implements Schedule {
  @Override
  public double factor(long step, long steps) {
    return 1;
  }
}
