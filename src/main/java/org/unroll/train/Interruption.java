package org.unroll.train;

import java.util.concurrent.CancellationException;

/** Stops training between two updates when the thread is interrupted. */
final class Interruption {
  private Interruption() {}

  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
