package org.unroll.api;

/**
 * Turns gradients into updates. The record holds the settings; {@link #start} the state of a run.
 */
public interface Optimizer {
  /** Starts with fresh state for that many parameters. */
  Updater start(int size);

  /** The state of one run's optimizer. */
  interface Updater {
    /**
     * Replaces a gradient by the change that is to be subtracted from the parameters.
     *
     * @param gradient in: the clipped gradient; out: the change
     * @param step the number of this update, from 1
     */
    void toUpdate(float[] gradient, long step);
  }
}
