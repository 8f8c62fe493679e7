package org.unroll.engine.fast;

/**
 * What a backward sweep takes along beside the loss.
 *
 * @param jacobians sees the states' adjoints, or null
 * @param outputs adds to where the sweep starts, or null
 */
record SweepPenalties(JacobianPenalty jacobians, OutputAdjoints outputs) {
  static final SweepPenalties NONE = new SweepPenalties(null, null);
}
