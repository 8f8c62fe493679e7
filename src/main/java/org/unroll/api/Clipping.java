package org.unroll.api;

import java.util.List;

/** Bounds a gradient before the update. */
public interface Clipping {
  /**
   * Clips in place.
   *
   * @param gradient the flat gradient of all parameters
   * @param norm its global Euclidean norm ‖g‖₂
   * @param parameters where each parameter lies in the flat gradient
   * @return whether anything was changed
   */
  boolean clip(float[] gradient, double norm, List<Parameter> parameters);
}
