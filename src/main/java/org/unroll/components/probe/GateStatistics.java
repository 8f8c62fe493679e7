package org.unroll.components.probe;

import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code gates.csv}. */
@Table("gates")
@Doc("Values of each gate over the valid steps, sequences and units of one update's batch.")
public record GateStatistics(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0.") int layer,
    @Doc("The gate's name in the cell's equations.") String gate,
    @Doc("Mean value.") double mean,
    @Doc("Standard deviation of the values, by n.") double sd,
    @Doc("Share of values below 0.1: the gate is shut.") double saturatedLeft,
    @Doc("Share of values above 0.9: the gate is open.") double saturatedRight) {
  static GateStatistics of(long step, NamedUnits.Entry gate) {
    UnitSums sums = UnitSums.together(gate.units());
    return new GateStatistics(
        step,
        gate.layer(),
        gate.name(),
        sums.mean(),
        sums.sd(),
        sums.shareLeft(),
        sums.shareRight());
  }
}
