package org.unroll.engine.fast;

import org.unroll.api.Batch;
import org.unroll.api.Readout;

/**
 * What the output head reads of a whole sequence, and how its derivative comes back to the steps.
 */
interface SequenceReadout {
  /**
   * Reads the top layer's output.
   *
   * @param states h_t by step, {@code [hidden, batch]}
   * @param target takes what is read, {@code [hidden, batch]}
   */
  void read(float[][] states, Batch batch, float[] target);

  /**
   * Brings ∂L/∂(what was read) of one sequence to the steps that it was read from.
   *
   * @param adjoint {@code [hidden, batch]}
   * @param sequence the sequence's place in the batch
   * @param seeds take ∂L/∂h_t by step
   */
  void spread(float[] adjoint, Batch batch, int sequence, LossSeeds seeds);

  /**
   * The readout of that kind.
   *
   * @param hiddenSize elements of the top layer's output
   * @param reverseFrom the first of them that reads in reverse
   */
  static SequenceReadout of(Readout readout, int hiddenSize, int reverseFrom) {
    return switch (readout) {
      case END -> new EndReadout(hiddenSize, reverseFrom);
      case MEAN -> new MeanReadout(hiddenSize);
      case MAX -> new MaximumReadout(hiddenSize);
    };
  }
}
