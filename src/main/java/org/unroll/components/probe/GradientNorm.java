package org.unroll.components.probe;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code gradients.csv}. */
@Table("gradients")
@Doc("The gradient before clipping, of each parameter and of all together (name global).")
public record GradientNorm(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0; -1 for the output head; empty for global.") OptionalInt layer,
    @Doc("The affine map's name in the cell's equations; empty for global.") String gate,
    @Doc("input, recurrent, recurrent2, bias, unit or weight; empty for global.") String role,
    @Doc("The parameter's full name, or global.") String name,
    @Doc("Euclidean norm.") double norm,
    @Doc("Mean element.") double mean,
    @Doc("Standard deviation of the elements, by n.") double sd,
    @Doc("Largest absolute element.") double largest,
    @Doc("Norm of the change over norm of the weights; empty where all weights are zero.")
        OptionalDouble updateToWeight) {}
