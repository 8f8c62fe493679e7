package org.unroll.train;

import com.google.common.base.Ticker;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Stops training between two updates when the thread is interrupted. An evaluation cannot be taken
 * up in its middle, and what a checkpoint holds is known after it only: it is finished first, if
 * that takes no longer than whoever asked to stop will wait.
 */
final class Interruption {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

  private final Ticker ticker;
  private boolean noticed;
  private long since;

  Interruption(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Stops at once. */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  /** Stops two seconds after the interrupt was noticed here. */
  void checkPatiently() {
    if (!Thread.currentThread().isInterrupted()) {
      noticed = false;
    } else if (!noticed) {
      noticed = true;
      since = ticker.read();
    } else if (ticker.read() - since > PATIENCE) {
      check();
    }
  }
}
