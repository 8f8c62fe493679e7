package org.unroll.config;

import java.util.Optional;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;

/** Which initialization one gate's weights get, where it differs from its role's. */
@Doc("Initial weights of one gate, where they differ from those of their role.")
public record GateInitialization(
    @Doc("Weights that act on states.") Optional<Initialization> recurrent,
    @Doc("Weights that act on the input.") Optional<Initialization> input,
    @Doc("The bias; comes before an initial value that the cell names.")
        Optional<Initialization> bias) {}
