package org.unroll.launch;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What one thread is to do: left there by others, and by time. */
final class Inbox implements AutoCloseable {
  private final BlockingQueue<Runnable> actions = new LinkedBlockingQueue<>();
  private final Timer timer = new Timer("unroll-timer", true);

  /** Leaves something to be done. */
  void put(Runnable action) {
    actions.add(action);
  }

  /** Leaves something to be done again and again. */
  void every(Duration interval, Runnable action) {
    timer.schedule(putting(action), interval.toMillis(), interval.toMillis());
  }

  /** Leaves something to be done once, later. */
  void after(Duration delay, Runnable action) {
    timer.schedule(putting(action), delay.toMillis());
  }

  private TimerTask putting(Runnable action) {
    return new TimerTask() {
      @Override
      public void run() {
        put(action);
      }
    };
  }

  /** Does what is there, without waiting for more. */
  void doAll() {
    for (Runnable action = actions.poll(); action != null; action = actions.poll()) {
      action.run();
    }
  }

  /** Waits for the next. */
  Runnable take() throws InterruptedException {
    return actions.take();
  }

  /** Time leaves nothing more. */
  @Override
  public void close() {
    timer.cancel();
  }
}
