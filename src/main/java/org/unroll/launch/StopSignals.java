package org.unroll.launch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hears requests to end the process: Ctrl-C, a kill, a terminal that is closed. A second one ends
 * it at once, and so does time, if the work does not come to a stop.
 */
public final class StopSignals {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int INTERRUPTED = 130;

  private StopSignals() {}

  /**
   * Has something done when the process is asked to end.
   *
   * @param stop called once, on another thread
   */
  public static void handle(Runnable stop) {
    Runnable action = stopping(stop);
    Signals.handle("INT", action);
    Signals.handle("HUP", action);
    Signals.handle("TERM", action);
  }

  /**
   * The same in a worker, which leaves to its parent to say what signals mean that a terminal sends
   * to all processes in it.
   */
  public static void handleInWorker(Runnable stop) {
    Signals.handle("INT", () -> {});
    Signals.handle("HUP", () -> {});
    Signals.handle("TERM", stopping(stop));
  }

  private static Runnable stopping(Runnable stop) {
    AtomicInteger received = new AtomicInteger();
    return () -> {
      if (received.incrementAndGet() > 1) {
        Runtime.getRuntime().halt(INTERRUPTED);
      }
      stop.run();
      endSoon();
    };
  }

  private static void endSoon() {
    Thread end =
        new Thread(
            () -> {
              try {
                Thread.sleep(PATIENCE.toMillis());
              } catch (InterruptedException nobodyInterruptsThis) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(INTERRUPTED);
            },
            "unroll-end");
    end.setDaemon(true);
    end.start();
  }
}
