package org.unroll.engine.fast;

import org.unroll.api.Target;
import org.unroll.engine.LossSums;

/** Turns the head's outputs into a loss and its derivative. */
interface Loss {
  /**
   * Adds up the loss and replaces the outputs by its derivative, 0 where there is no target.
   *
   * @param outputs {@code [outputs][samples]}; in: ŷ before the softmax; out: ∂J/∂ŷ
   * @param samples the batch's targets, present or not, in their order
   */
  LossSums apply(float[][] outputs, Target target, int samples);
}
