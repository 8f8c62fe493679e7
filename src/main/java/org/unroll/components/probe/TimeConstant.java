package org.unroll.components.probe;

import java.util.OptionalDouble;
import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code time_constants.csv}. */
@Table("time_constants")
@Doc("How long each unit holds its memory.")
public record TimeConstant(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0.") int layer,
    @Doc("The gate's name in the cell's equations.") String gate,
    @Doc("The unit from 0.") int unit,
    @Doc("Mean share of the memory that is kept at a step.") double kept,
    @Doc("1 / (1 - kept), in time steps; empty where all is kept.") OptionalDouble timeConstant) {}
