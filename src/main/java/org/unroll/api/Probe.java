package org.unroll.api;

import java.util.List;
import java.util.function.Consumer;

/** Watches training and records rows. Never changes training. */
public interface Probe {
  /** The record types that this probe writes, each annotated with {@link Table}. */
  List<Class<? extends Record>> tables();

  /**
   * What of it would not be recorded in such a run, and why.
   *
   * @param run what is known before it begins
   */
  default List<Remark> remarks(WatchedRun run) {
    return List.of();
  }

  /**
   * About what it will record of a run, for the estimate of what the run needs. By default a row of
   * each table wherever the curves are recorded.
   */
  default Recording recording(ProbedRun run) {
    return Recording.rows(Memory.product(run.updates() / run.evaluateEvery() + 1, tables().size()));
  }

  /**
   * What a probe takes of memory and disk.
   *
   * @param rows of all its tables, in all the run
   * @param bytes of memory while it records
   * @param wholeSequences whether sequences are run through in one piece, however short the
   *     truncation
   */
  record Recording(long rows, long bytes, boolean wholeSequences) {
    /** Of a probe that keeps next to nothing in memory. */
    public static Recording rows(long rows) {
      return new Recording(rows, 0, false);
    }
  }

  /** Starts watching one run. */
  Session start();

  /** One run's watch. */
  interface Session {
    /**
     * Called at every update, after clipping and before the parameters change.
     *
     * @param rows takes records of the announced types
     */
    void observe(UpdateView update, Consumer<Record> rows);

    /** All that is kept between updates, for a checkpoint; empty if nothing is. It is copied. */
    default double[] state() {
      return new double[0];
    }

    /** Takes up a state that {@link #state()} gave, of a session of the same probe. */
    default void restore(double[] state) {}
  }
}
