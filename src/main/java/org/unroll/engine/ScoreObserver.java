package org.unroll.engine;

import org.unroll.api.Batch;

/** Is shown the scores of each pass forward. */
@FunctionalInterface
public interface ScoreObserver {
  /** Looks at nothing. */
  ScoreObserver NONE = (scores, batch, samples) -> {};

  /**
   * Called once a batch, or once for each stretch of steps that a batch is cut into.
   *
   * @param scores ŷ, {@code [outputs][samples]}; arrays may be longer, and are another batch's
   *     afterwards
   * @param batch what was run
   * @param samples readouts times sequences: sample {@code r · batch + b} is readout r of sequence
   *     b
   */
  void scored(float[][] scores, Batch batch, int samples);
}
