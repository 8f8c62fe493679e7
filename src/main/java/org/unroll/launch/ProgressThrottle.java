package org.unroll.launch;

import com.google.common.base.Ticker;
import java.time.Duration;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;

/** Passes on how training goes, ten times a second at most. */
final class ProgressThrottle implements TrainingListener {
  private static final long INTERVAL = Duration.ofMillis(100).toNanos();

  private final RunListener listener;
  private final Ticker ticker;
  private long last;

  ProgressThrottle(RunListener listener, Ticker ticker) {
    this.listener = listener;
    this.ticker = ticker;
    this.last = ticker.read() - INTERVAL; // the first update is told
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started start) {
      listener.started(start.steps());
    } else if (event instanceof TrainingEvent.Updated update && ticker.read() - last >= INTERVAL) {
      last = ticker.read();
      listener.progressed(update.step(), update.loss());
    }
  }
}
