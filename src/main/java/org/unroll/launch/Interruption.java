package org.unroll.launch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Turns the end of the process (Ctrl-C, a kill) into an interrupt of the working thread, and gives
 * it a few seconds to come to a clean stop.
 */
public final class Interruption {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Interruption() {}

  /** Does the work on this thread; if the process is to end meanwhile, interrupts it and waits. */
  public static <T> T guard(Supplier<T> work) {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread worker = Thread.currentThread();
    Thread hook = new Thread(() -> stop(worker, stopped), "unroll-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      stopped.countDown();
      remove(hook);
    }
  }

  private static void stop(Thread worker, CountDownLatch stopped) {
    worker.interrupt();
    try {
      if (!stopped.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        worker.interrupt(); // nothing more can be done; the run counts as killed
      }
    } catch (InterruptedException nobodyInterruptsHooks) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // the hook is running, and was just told that the work has stopped
    }
  }
}
