package org.unroll.config;

import java.util.List;

/**
 * What is varied.
 *
 * @param origin where the sweep stands, or the experiment if it has none
 * @param arms named deltas; empty without arms
 * @param grid crossed with the arms and with each other; empty without a grid
 */
public record Sweep(Origin origin, List<Arm> arms, List<Axis> grid) {
  public Sweep {
    arms = List.copyOf(arms);
    grid = List.copyOf(grid);
  }
}
