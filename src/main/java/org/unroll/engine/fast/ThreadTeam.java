package org.unroll.engine.fast;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that divide small pieces of work of some microseconds among each other: the caller's and
 * others that wait for it, spinning as long as work is likely to follow. Work has as many parts as
 * the team has threads. Each thread takes its own part, so that what it needs is in its processor's
 * cache, and then any that nobody has begun: a thread that sleeps or has lost its processor holds
 * nobody up.
 *
 * <p>What comes out does not depend on who does which part, as long as the parts do not.
 */
final class ThreadTeam {
  /** Work that can be divided. */
  interface Work {
    /** Does one of {@code parts} parts; others may be done at the same time. */
    void part(int part, int parts);
  }

  /** A bit for each part in half a long. */
  private static final int LARGEST = 32;

  /** About a microsecond of multiplications; agreeing takes a quarter of one. */
  private static final long WORTH_SHARING = 100_000;

  /** About a third of a millisecond. */
  private static final int SPINS_BEFORE_PAUSE = 1 << 14;

  private static final long PAUSE_NANOS = 10_000;

  private final TeamMember[] others;

  /** The number of the current work, and below it a bit for each of its parts that is taken. */
  private final AtomicLong taken = new AtomicLong(-1);

  private final AtomicInteger finished = new AtomicInteger();
  private final long all;
  private int round;
  private Work work;
  private volatile Throwable failure;

  /**
   * Creates the team.
   *
   * @param size its threads, the caller's included
   * @throws IllegalArgumentException unless they are 1 to 32
   */
  ThreadTeam(int size) {
    if (size < 1 || size > LARGEST) {
      throw new IllegalArgumentException(size + " threads, instead of 1 to " + LARGEST);
    }
    others = new TeamMember[size - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] = new TeamMember(this, i + 1);
    }
    all = (1L << size) - 1;
  }

  int size() {
    return others.length + 1;
  }

  /**
   * Does the work and returns when all of it is done; not for use by several threads. What a part
   * throws is thrown here.
   */
  void share(Work next) {
    if (others.length == 0) {
      next.part(0, 1);
      return;
    }
    work = next;
    finished.set(0);
    round++;
    taken.set((long) round << LARGEST);
    for (TeamMember other : others) {
      other.wake();
    }
    takeParts(0);
    await();
  }

  /** The same for a matrix product; one with few multiplications is done by the caller alone. */
  void shareProduct(Work product, long multiplications) {
    if (multiplications < WORTH_SHARING) {
      product.part(0, 1);
    } else {
      share(product);
    }
  }

  private void await() {
    int spins = 0;
    while (finished.get() < size()) {
      // Whoever has the part may be waiting for this very processor.
      if (++spins % SPINS_BEFORE_PAUSE == 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      } else {
        Thread.onSpinWait();
      }
    }
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown != null) {
      throw (RuntimeException) thrown; // work throws nothing that is checked
    }
  }

  /** Whether a part of the current work is left. */
  boolean hasParts() {
    return (taken.get() & all) != all;
  }

  /** Does the member's own part and all others that nobody has begun. */
  void takeParts(int member) {
    for (int i = 0; i < size(); i++) {
      int part = (member + i) % size();
      if (take(part)) {
        finish(part);
      }
    }
  }

  private boolean take(int part) {
    long bit = 1L << part;
    long seen = taken.get();
    while ((seen & bit) == 0) {
      // Fails if meanwhile this work ended and another began.
      if (taken.compareAndSet(seen, seen | bit)) {
        return true;
      }
      seen = taken.get();
    }
    return false;
  }

  private void finish(int part) {
    try {
      work.part(part, size());
    } catch (RuntimeException | Error thrown) {
      failure = thrown;
    } finally {
      finished.incrementAndGet();
    }
  }
}
