package org.unroll.bench;

import java.util.Arrays;

/**
 * Milliseconds a step, one number for each repetition.
 *
 * @param forwardBackward of which in the forward and backward pass
 */
record Timing(double[] step, double[] forwardBackward) {
  double median() {
    return Statistics.median(step);
  }

  double smallest() {
    return Statistics.least(step);
  }

  double largest() {
    return Arrays.stream(step).max().orElseThrow();
  }
}
