package org.unroll.components.regularization;

import java.util.List;
import org.unroll.api.Doc;
import org.unroll.api.Parameter;
import org.unroll.api.Regularization;

/** No penalty. */
@Doc("No penalty on the parameters.")
public record NoRegularization() implements Regularization {
  @Override
  public double penalize(float[] values, float[] gradient, List<Parameter> parameters) {
    return 0;
  }
}
