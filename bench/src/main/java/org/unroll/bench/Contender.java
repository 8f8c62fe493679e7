package org.unroll.bench;

import java.util.Map;

/** One of those who train the same network on the same batch. */
interface Contender extends AutoCloseable {
  /**
   * What it says of the parameters it is at.
   *
   * @param loss mean over all targets
   * @param gradients of that loss, by unroll's parameter names
   */
  record Evaluation(double loss, Map<String, float[]> gradients) {}

  /**
   * Makes one whole training step.
   *
   * @return nanoseconds of its forward and backward pass; 0 if they cannot be told from the update
   */
  long step();

  /** Runs forward and backward, without an update. */
  Evaluation evaluate();

  @Override
  default void close() {}
}
