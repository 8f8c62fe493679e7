package org.unroll.api;

import java.util.Map;

/**
 * A recurrent cell, written as the equations of one time step. The engine traces {@link #step} once
 * and derives the unrolled forward and backward passes from what it saw, so the method must not
 * depend on anything but its record's parameters.
 */
public interface Cell {
  /** Writes the equations of one time step. The state named {@code "h"} is the cell's output. */
  void step(Step step);

  /**
   * Initial values of the biases of affine maps, by the map's name, where they differ from the
   * configured initialization. They are starting points of trained parameters, never constants in
   * the equations.
   */
  default Map<String, Double> initialBiases() {
    return Map.of();
  }

  /**
   * Initial recurrent weights of affine maps, by the map's name, where the cell sets them itself
   * instead of the configured initialization.
   */
  default Map<String, Initialization> initialRecurrentWeights() {
    return Map.of();
  }
}
