package org.unroll.components.probe;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code weights.csv}. */
@Table("weights")
@Doc("The parameters before an update: of each, of each gate, and of all together (name global).")
public record WeightSize(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0; -1 for the output head; empty for global.") OptionalInt layer,
    @Doc("The affine map's name in the cell's equations; empty for global.") String gate,
    @Doc("input, recurrent or bias; empty for a gate's parameters together, and for global.")
        String role,
    @Doc("The parameter's full name, the gate's, or global.") String name,
    @Doc("Euclidean norm.") double norm,
    @Doc("Norm of the change over norm of the weights; empty where all weights are zero.")
        OptionalDouble updateToWeight,
    @Doc("Euclidean distance from the values with which training began.") double distance,
    @Doc("That distance over the norm at the beginning; empty where all weights began at zero.")
        OptionalDouble relativeDistance) {}
