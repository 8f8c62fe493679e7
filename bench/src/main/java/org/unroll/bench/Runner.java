package org.unroll.bench;

/** Makes training steps on demand and says how long they took. */
interface Runner {
  /**
   * Times of one repetition.
   *
   * @param step milliseconds a step
   * @param forwardBackward of which in the forward and backward pass
   */
  record Repetition(double step, double forwardBackward) {}

  /**
   * Runs until the code is compiled and the caches are warm.
   *
   * @return milliseconds of the last step
   */
  double warmUp(long millis);

  /** Times that many steps. */
  Repetition measure(int steps);
}
