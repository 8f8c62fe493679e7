package org.unroll.cli;

import com.google.common.base.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock for measuring how long something takes: it never jumps, whatever is done to the machine's
 * clock. It does not tell the time of day.
 */
final class SteadyClock extends Clock {
  private final Ticker ticker;
  private final ZoneId zone;

  SteadyClock(Ticker ticker, ZoneId zone) {
    this.ticker = ticker;
    this.zone = zone;
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(ticker.read());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SteadyClock(ticker, other);
  }
}
