package org.unroll.api;

import java.util.List;

/**
 * Turns gradients into updates. The record holds the settings; {@link #start} the state of a run.
 */
public interface Optimizer {
  /**
   * Starts with fresh state.
   *
   * @param parameters where each parameter lies in the flat vectors
   */
  Updater start(List<Parameter> parameters);

  /** Numbers that it keeps for each parameter, for the estimate of what a run needs. */
  default int numbersPerParameter() {
    return 2;
  }

  /** The state of one run's optimizer. */
  interface Updater {
    /**
     * Replaces a gradient by the change that is to be subtracted from the parameters.
     *
     * @param gradient in: the clipped gradient; out: the change
     * @param values the flat parameters before the update; read them only
     * @param step the number of this update, from 1
     */
    void toUpdate(float[] gradient, float[] values, long step);

    /**
     * All that is kept between updates, for a checkpoint; empty if nothing is. The arrays may be
     * the live ones: copy them before the next update.
     */
    default float[][] state() {
      return new float[0][];
    }

    /**
     * Takes up a state that {@link #state()} gave, of an updater with the same settings: what
     * follows is, bit for bit, what would have followed there. The arrays are copied.
     */
    default void restore(float[][] state) {}
  }
}
