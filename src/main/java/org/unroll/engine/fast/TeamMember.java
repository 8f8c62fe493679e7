package org.unroll.engine.fast;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread that waits for its team's work. */
final class TeamMember implements Runnable {
  /**
   * How often it looks for work before it sleeps: for about half a millisecond, longer than what
   * the caller does alone between two pieces of work.
   */
  private static final int SPINS = 1 << 14;

  /** Without work for that long, the thread ends; the next work starts another. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ThreadTeam team;
  private final int number;
  private volatile Thread thread;
  private volatile boolean sleeping;

  TeamMember(ThreadTeam team, int number) {
    this.team = team;
    this.number = number;
  }

  /** Sees to it that the thread looks for work soon. */
  void wake() {
    Thread current = thread;
    if (current == null) {
      start();
    } else if (sleeping) {
      sleeping = false;
      LockSupport.unpark(current);
    }
  }

  private void start() {
    Thread started = new Thread(this, "unroll-team-" + number);
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  /** Sleeps until somebody wakes it; returns whether somebody did. */
  private boolean sleep() {
    sleeping = true;
    if (!team.hasParts()) {
      LockSupport.parkNanos(IDLE_NANOS);
    }
    boolean woken = !sleeping || team.hasParts();
    sleeping = false;
    return woken;
  }

  @Override
  public void run() {
    do {
      for (int spins = 0; spins < SPINS; spins++) {
        if (team.hasParts()) {
          team.takeParts(number);
          spins = 0;
        }
        Thread.onSpinWait();
      }
    } while (sleep());
    thread = null; // work that comes right now is done by the caller
  }
}
