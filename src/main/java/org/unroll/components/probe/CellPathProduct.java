package org.unroll.components.probe;

import java.util.OptionalDouble;
import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code cell_path.csv}. */
@Table("cell_path")
@Doc("What the gate that holds the memory lets through: the product of its values over steps.")
public record CellPathProduct(
    @Doc("The number of the update, from 1.") long step,
    @Doc("The layer from 0.") int layer,
    @Doc("The gate's name in the cell's equations.") String gate,
    @Doc("Number of steps, the last of each sequence, that the product is over, from 1.") int lag,
    @Doc(
            "log10 of the geometric mean of the products' sizes, over units and the sequences that"
                + " have so many steps; empty if it is zero.")
        OptionalDouble log10Mean,
    @Doc("The same of the unit that holds its memory best; the mean over those sequences only.")
        OptionalDouble log10Largest) {}
