package org.unroll.record;

import com.google.common.base.Ticker;
import java.time.Duration;

/** Says when the next checkpoint is due, by a clock that never jumps. */
public final class CheckpointSchedule {
  /** How much work a killed run loses at most, where nobody asks for another interval. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(60);

  private final long interval;
  private final Ticker ticker;
  private long last;

  public CheckpointSchedule(Duration interval, Ticker ticker) {
    this.interval = interval.toNanos();
    this.ticker = ticker;
    this.last = ticker.read();
  }

  boolean due() {
    return ticker.read() - last >= interval;
  }

  /** A checkpoint was written; the next is due an interval after that. */
  void written() {
    last = ticker.read();
  }
}
