package org.unroll.api;

import java.util.List;

/** A penalty on the parameters. */
public interface Regularization {
  /**
   * Adds the penalty's gradient to the loss's gradient.
   *
   * @param values the flat parameters
   * @param gradient the flat gradient of the loss; the penalty's is added
   * @param parameters where each parameter lies in the flat vectors
   * @return the penalty itself
   */
  double penalize(float[] values, float[] gradient, List<Parameter> parameters);
}
