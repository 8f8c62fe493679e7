package org.unroll.bench;

import java.util.Map;

/** One of those who train the same network on the same batch. */
interface Contender extends Step, AutoCloseable {
  /**
   * What it says of the parameters it is at.
   *
   * @param loss mean over all targets
   * @param gradients of that loss, by unroll's parameter names
   */
  record Evaluation(double loss, Map<String, float[]> gradients) {}

  /** Runs forward and backward, without an update. */
  Evaluation evaluate();

  @Override
  default void close() {}
}
