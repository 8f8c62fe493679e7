package org.unroll.components.probe;

import java.util.OptionalDouble;
import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code temporal_components.csv}. */
@Table("temporal_components")
@Doc("What each time step adds to the gradient of each weight.")
public record ComponentOfGradient(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0.") int layer,
    @Doc("The affine map's name in the cell's equations.") String gate,
    @Doc("As in gradients; empty for all parameters of the gate together.") String role,
    @Doc("Steps back from the loss.") int lag,
    @Doc(
            "log10 of the Euclidean norm of what that step adds, averaged over the sequences that"
                + " have that lag; empty where it is exactly zero.")
        OptionalDouble log10Norm) {}
