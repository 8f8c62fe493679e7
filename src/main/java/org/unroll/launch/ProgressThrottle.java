package org.unroll.launch;

import java.time.Clock;
import java.time.Duration;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;

/** Passes on how training goes, ten times a second at most. */
final class ProgressThrottle implements TrainingListener {
  private static final long INTERVAL_MILLIS = Duration.ofMillis(100).toMillis();

  private final RunListener listener;
  private final Clock clock;
  private long nextMillis;

  ProgressThrottle(RunListener listener, Clock clock) {
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started start) {
      listener.started(start.steps());
    } else if (event instanceof TrainingEvent.Updated update && clock.millis() >= nextMillis) {
      nextMillis = clock.millis() + INTERVAL_MILLIS;
      listener.progressed(update.step(), update.loss());
    }
  }
}
