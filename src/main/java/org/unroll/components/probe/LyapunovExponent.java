package org.unroll.components.probe;

import java.util.OptionalDouble;
import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code lyapunov.csv}. */
@Table("lyapunov")
@Doc("Lyapunov exponents of each layer along a sequence.")
public record LyapunovExponent(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0.") int layer,
    @Doc("forward or reverse.") String direction,
    @Doc("The sequence's place in the batch, from 0.") int sequence,
    @Doc("The exponent's place, from 0 for the largest.") int place,
    @Doc("Nats a step: above 0 a difference of states grows; empty where it is lost at once.")
        OptionalDouble exponent,
    @Doc("Time steps that were averaged, after the warm-up.") int steps) {}
