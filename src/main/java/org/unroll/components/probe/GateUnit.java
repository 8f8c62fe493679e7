package org.unroll.components.probe;

import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code gate_units.csv}. */
@Table("gate_units")
@Doc("Values of each unit of each gate over the valid steps and sequences of one update's batch.")
public record GateUnit(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0.") int layer,
    @Doc("The gate's name in the cell's equations.") String gate,
    @Doc("The unit from 0.") int unit,
    @Doc("Mean value.") double mean,
    @Doc("Standard deviation of the values, by n.") double sd,
    @Doc("Share of values below 0.1: the gate is shut.") double saturatedLeft,
    @Doc("Share of values above 0.9: the gate is open.") double saturatedRight) {
  static GateUnit of(long step, NamedUnits.Entry gate, int unit) {
    UnitSums sums = gate.units()[unit];
    return new GateUnit(
        step,
        gate.layer(),
        gate.name(),
        unit,
        sums.mean(),
        sums.sd(),
        sums.shareLeft(),
        sums.shareRight());
  }
}
