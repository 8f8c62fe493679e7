package org.unroll.components.clipping;

import jakarta.validation.constraints.Positive;
import java.util.List;
import org.unroll.api.Clipping;
import org.unroll.api.Doc;
import org.unroll.api.Parameter;

/**
 * g_p ← g_p · threshold / ‖g_p‖₂ if ‖g_p‖₂ > threshold, for each weight matrix and bias p by
 * itself: within a parameter the direction stays, between parameters it may change. A norm that is
 * not finite leaves the gradient alone, so that a divergence shows.
 */
@Doc("Scales the gradient of each weight matrix and bias down to a norm of its own.")
public record PerParameterClipping(
    @Positive @Doc("The largest Euclidean norm of one parameter's gradient.") double threshold)
    implements Clipping {
  @Override
  public boolean clip(float[] gradient, double norm, List<Parameter> parameters) {
    if (!Double.isFinite(norm)) {
      return false;
    }
    boolean clipped = false;
    for (Parameter parameter : parameters) {
      clipped |= clip(gradient, parameter.offset(), parameter.offset() + parameter.length());
    }
    return clipped;
  }

  private boolean clip(float[] gradient, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (double) gradient[i] * gradient[i];
    }
    double factor = threshold / Math.sqrt(squares);
    if (factor >= 1) {
      return false;
    }
    for (int i = from; i < to; i++) {
      gradient[i] = (float) (gradient[i] * factor);
    }
    return true;
  }
}
