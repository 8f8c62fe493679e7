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
