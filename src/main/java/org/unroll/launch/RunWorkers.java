package org.unroll.launch;

import org.unroll.format.ExperimentFolder;

/** Provides workers. */
public interface RunWorkers extends AutoCloseable {
  /**
   * Has the first worker warm up before it is known what it is for. Changes nothing but how soon it
   * is there.
   *
   * @param lanes how many workers are likely to work side by side
   */
  default void startAhead(int lanes) {}

  /**
   * Starts a worker; it may still be warming up when this returns.
   *
   * @throws LaunchException if it cannot be started
   */
  RunWorker start(Place place);

  /** Ends what was started ahead in vain. */
  @Override
  default void close() {}

  /**
   * What a worker is for.
   *
   * @param folder the experiment's results
   * @param lane its number among those that work side by side, from 0
   * @param lanes how many may work side by side; they share the machine's memory
   */
  record Place(ExperimentFolder folder, int lane, int lanes) {}
}
