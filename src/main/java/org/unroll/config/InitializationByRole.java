package org.unroll.config;

import java.util.Map;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;
import org.unroll.api.Shorthand;

/** Which initialization each kind of weight gets. */
@Doc("Initial weights by role; one word sets the recurrent weights only.")
public record InitializationByRole(
    @Shorthand @Default("orthogonal") @Doc("Weights that act on states; one block per gate.")
        Initialization recurrent,
    @Default("glorot") @Doc("Weights that act on the input.") Initialization input,
    @Default("glorot") @Doc("Weights of the output head.") Initialization output,
    @Default("zeros") @Doc("Biases, unless the cell names an initial value.") Initialization bias,
    @Default("{}") @Doc("Exceptions by gate, named as in the cell's equations.")
        Map<String, GateInitialization> gates) {}
