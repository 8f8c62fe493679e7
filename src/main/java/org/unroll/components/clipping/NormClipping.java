package org.unroll.components.clipping;

import jakarta.validation.constraints.Positive;
import java.util.List;
import org.unroll.api.Clipping;
import org.unroll.api.Doc;
import org.unroll.api.Parameter;

/**
 * g ← g · threshold / ‖g‖₂ if ‖g‖₂ > threshold, over all parameters together: the direction stays
 * (Pascanu, Mikolov and Bengio 2013, algorithm 1). A norm that is not finite leaves the gradient
 * alone, so that a divergence shows.
 */
@Doc(
    value = "Scales the whole gradient down to a global norm; keeps its direction.",
    source =
        "Pascanu, Mikolov and Bengio 2013, On the Difficulty of Training Recurrent Neural Networks,"
            + " algorithm 1")
public record NormClipping(
    @Positive @Doc("The largest global Euclidean norm of a gradient.") double threshold)
    implements Clipping {
  @Override
  public boolean clip(float[] gradient, double norm, List<Parameter> parameters) {
    if (!Double.isFinite(norm) || norm <= threshold) {
      return false;
    }
    double factor = threshold / norm;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = (float) (gradient[i] * factor);
    }
    return true;
  }
}
