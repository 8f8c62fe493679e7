package org.unroll.train;

import org.unroll.api.Truncation;

/**
 * How long and how to train.
 *
 * @param steps parameter updates
 * @param batchSize sequences side by side
 * @param continuous whether the data is one running stream
 * @param stopping when training ends earlier
 * @param evaluateEvery updates between two points of the learning curve
 */
public record TrainingSettings(
    long steps,
    int batchSize,
    Truncation truncation,
    boolean continuous,
    int evaluateEvery,
    Stopping stopping) {
  /** Steps of one window of a stream. */
  int window() {
    return truncation.every();
  }

  /** Whether the curves are recorded after that update. */
  boolean evaluates(long step) {
    return step % evaluateEvery == 0 || step == steps;
  }

  /** Whether probes record at that update: with the curves, and at the very first update. */
  boolean records(long step) {
    return step == 1 || evaluates(step);
  }
}
