package org.unroll.components.probe;

import java.util.OptionalDouble;
import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code jacobian.csv}. */
@Table("jacobian")
@Doc(
    "Singular values of the derivative of a layer's last state by its state some steps before, the"
        + " layer's inputs held fixed; those below 1e-14 of the largest are rounding and empty.")
public record JacobianAtLag(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0.") int layer,
    @Doc("forward or reverse.") String direction,
    @Doc("The sequence's place in the batch, from 0.") int sequence,
    @Doc("Steps between the two states, from 1.") int lag,
    @Doc("log10 of the largest singular value.") OptionalDouble log10Largest,
    @Doc("log10 of the median singular value.") OptionalDouble log10Median,
    @Doc("log10 of the smallest singular value.") OptionalDouble log10Smallest,
    @Doc("How many directions get through: e to the entropy of the normalized singular values.")
        OptionalDouble effectiveRank,
    @Doc("ln of the largest singular value divided by the lag, in nats a step.")
        OptionalDouble natsPerStep,
    @Doc("Largest singular value of the one step that this lag adds.") double stepNorm) {}
