package org.unroll.components.clipping;

import jakarta.validation.constraints.Positive;
import java.util.List;
import org.unroll.api.Clipping;
import org.unroll.api.Doc;
import org.unroll.api.Parameter;

/**
 * g_i ← min(threshold, max(−threshold, g_i)), element by element: the direction may change (Mikolov
 * 2012). A norm that is not finite leaves the gradient alone, so that a divergence shows.
 */
@Doc(
    value = "Bounds each element of the gradient by itself; may change its direction.",
    source = "Mikolov 2012, Statistical Language Models Based on Neural Networks")
public record ValueClipping(
    @Positive @Doc("The largest absolute value of an element of the gradient.") double threshold)
    implements Clipping {
  @Override
  public boolean clip(float[] gradient, double norm, List<Parameter> parameters) {
    if (!Double.isFinite(norm)) {
      return false;
    }
    float bound = (float) threshold;
    boolean clipped = false;
    for (int i = 0; i < gradient.length; i++) {
      float element = Math.min(bound, Math.max(-bound, gradient[i]));
      clipped |= element != gradient[i];
      gradient[i] = element;
    }
    return clipped;
  }
}
