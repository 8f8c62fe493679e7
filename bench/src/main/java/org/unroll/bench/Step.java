package org.unroll.bench;

/** What is timed. */
@FunctionalInterface
interface Step {
  /**
   * Makes one whole step.
   *
   * @return nanoseconds of its forward and backward pass; 0 if they cannot be told from the rest
   */
  long step();
}
