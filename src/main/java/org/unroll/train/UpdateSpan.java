package org.unroll.train;

import com.google.common.base.Ticker;
import java.util.concurrent.TimeUnit;
import org.unroll.api.TrainingState;

/** Times the updates since the last point of the learning curve. */
final class UpdateSpan {
  private static final String UPDATES = "span/updates";
  private static final String SECONDS = "span/seconds";

  private final Ticker ticker;
  private long began;
  private double secondsBefore;
  private long updates;

  UpdateSpan(Ticker ticker) {
    this.ticker = ticker;
    begin();
  }

  void begin() {
    began = ticker.read();
    secondsBefore = 0;
    updates = 0;
  }

  void updated() {
    updates++;
  }

  long updates() {
    return updates;
  }

  double seconds() {
    return secondsBefore + (ticker.read() - began) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  void save(TrainingState.Builder state) {
    state.put(UPDATES, updates).put(SECONDS, seconds());
  }

  /** Goes on with a span that was begun earlier; the time in between does not count. */
  void restore(TrainingState state) {
    begin();
    updates = state.longs(UPDATES, 1)[0];
    secondsBefore = state.doubles(SECONDS, 1)[0];
  }
}
