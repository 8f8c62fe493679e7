package org.unroll.components.probe;

import java.util.Arrays;
import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code units.csv}. */
@Table("units")
@Doc("Values of each state over the valid steps and sequences of one update's batch.")
public record StateUnits(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0.") int layer,
    @Doc("The state's name in the cell's equations.") String state,
    @Doc("Mean value.") double mean,
    @Doc("Standard deviation of the values, by n.") double sd,
    @Doc("Share of values that are exactly 0: of relu units that are off.") double zero,
    @Doc("Share of units that are 0 at every step of every sequence: dead relu units.") double dead,
    @Doc("Share of units that are never 0: relu units that are always active, and so linear.")
        double alwaysActive,
    @Doc("Share of values below -0.9: a tanh unit that hardly moves.") double saturatedLeft,
    @Doc("Share of values above 0.9.") double saturatedRight) {
  static StateUnits of(long step, NamedUnits.Entry state) {
    UnitSums all = UnitSums.together(state.units());
    double units = state.units().length;
    return new StateUnits(
        step,
        state.layer(),
        state.name(),
        all.mean(),
        all.sd(),
        all.shareZero(),
        Arrays.stream(state.units()).filter(UnitSums::alwaysZero).count() / units,
        Arrays.stream(state.units()).filter(UnitSums::neverZero).count() / units,
        all.shareLeft(),
        all.shareRight());
  }
}
