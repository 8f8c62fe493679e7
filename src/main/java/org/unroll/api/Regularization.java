package org.unroll.api;

import java.util.List;

/** A penalty on the parameters, on what passes along the sequences, or on both. */
public interface Regularization {
  /**
   * Adds the gradient of a penalty on the parameters to the loss's gradient.
   *
   * @param values the flat parameters
   * @param gradient the flat gradient of the loss; the penalty's is added
   * @param parameters where each parameter lies in the flat vectors
   * @return the penalty itself
   */
  default double penalize(float[] values, float[] gradient, List<Parameter> parameters) {
    return 0;
  }

  /** What the engine penalizes along the sequences. */
  default SequencePenalty alongSequences() {
    return SequencePenalty.NONE;
  }
}
