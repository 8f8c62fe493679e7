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
   * Writes the states before the first time step, where the network takes them from a context. By
   * default the output is h_0 = tanh(W c + b), and every other state begins at zero.
   */
  default void initialStates(InitialStep step) {
    step.set("h", step.affine("h", step.context()).apply("tanh"));
  }

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
