package org.unroll.engine.fast;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread that waits for its team's work. */
final class TeamMember implements Runnable {
  /** How long it spins: longer than what the caller does alone between two pieces of work. */
  private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  /** Without work for that long, the thread ends; the next work starts another. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int SPINS_PER_LOOK = 64;

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
    long last = System.nanoTime();
    int spins = 0;
    while (true) {
      if (team.hasParts()) {
        team.takeParts(number);
        last = System.nanoTime();
      }
      Thread.onSpinWait();
      if (++spins % SPINS_PER_LOOK != 0) {
        continue;
      }
      if (System.nanoTime() - last > SPIN_NANOS) {
        if (!sleep()) {
          thread = null; // work that comes right now is done by the caller
          return;
        }
        last = System.nanoTime();
      }
    }
  }
}
