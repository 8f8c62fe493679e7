package org.unroll.components.clipping;

import java.util.List;
import org.unroll.api.Clipping;
import org.unroll.api.Doc;
import org.unroll.api.Parameter;

/** g ← g. */
@Doc("The gradient is left as it is.")
public record NoClipping() implements Clipping {
  @Override
  public boolean clip(float[] gradient, double norm, List<Parameter> parameters) {
    return false;
  }
}
