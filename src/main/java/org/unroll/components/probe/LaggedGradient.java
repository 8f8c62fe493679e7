package org.unroll.components.probe;

import java.util.OptionalDouble;
import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code gradient_lag.csv}. */
@Table("gradient_lag")
@Doc("How much of the last step's loss reaches the state at earlier steps.")
public record LaggedGradient(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0.") int layer,
    @Doc("The state's name in the cell's equations.") String state,
    @Doc("Steps back from the loss.") int lag,
    @Doc(
            "log10 of the Euclidean norm of the loss's gradient by the state, averaged over the"
                + " sequences that have that lag; empty where it is exactly zero.")
        OptionalDouble log10Norm) {}
