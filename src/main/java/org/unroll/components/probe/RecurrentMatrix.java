package org.unroll.components.probe;

import java.util.OptionalDouble;
import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code recurrent_matrices.csv}. */
@Table("recurrent_matrices")
@Doc("The recurrent weight matrices as linear maps.")
public record RecurrentMatrix(
    @Doc("The number of the update, from 1; the weights before it.") long step,
    @Doc("The layer from 0.") int layer,
    @Doc("The affine map's name in the cell's equations.") String gate,
    @Doc("The parameter's full name.") String name,
    @Doc("Largest absolute value of an eigenvalue; empty if the matrix is not square.")
        OptionalDouble spectralRadius,
    @Doc("Largest singular value.") double norm) {}
