package org.unroll.launch;

import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;

/** Tells a failure from the echo of a request to stop, which also closes channels. */
final class InterruptEcho {
  private InterruptEcho() {}

  /** Whether the failure only says that this thread was interrupted. */
  static boolean in(Throwable failure) {
    return failure instanceof CancellationException
        || failure instanceof ClosedByInterruptException
        || failure.getCause() instanceof ClosedByInterruptException
        || Thread.currentThread().isInterrupted();
  }
}
