package org.unroll.engine.fast;

import org.unroll.api.Batch;
import org.unroll.engine.LossSums;

/** Turns the head's outputs into a loss and its derivative. */
interface Loss {
  /**
   * Adds up the loss of one readout and replaces the outputs by its derivative, 0 where there is no
   * target.
   *
   * @param outputs {@code [outputs, batch]}; in: ŷ before the softmax; out: ∂J/∂ŷ
   * @param targets index of the readout's first target in the batch's targets, counted in samples
   */
  LossSums apply(float[] outputs, Batch batch, int targets);
}
