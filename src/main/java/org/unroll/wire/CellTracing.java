package org.unroll.wire;

import java.util.Optional;
import java.util.function.Function;
import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.config.RunSpec;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.engine.trace.Program;
import org.unroll.engine.trace.Tracing;

/**
 * Traces the cell of a run before its data is open.
 *
 * @param activations finds a registered activation by name
 */
record CellTracing(Function<String, Activation> activations) {
  /**
   * The cell's equations; the sizes of the input and of the context are only known once the data is
   * open, and do not matter here.
   *
   * @throws IllegalArgumentException if the equations are incomplete or contradict themselves
   */
  Program of(RunSpec spec) {
    return of(spec, spec.cell());
  }

  /** The same of another cell in its place. */
  Program of(RunSpec spec, Cell cell) {
    return tracing(spec).of(cell);
  }

  /**
   * The equations of the cell's initial states, if a context gives them.
   *
   * @throws IllegalArgumentException if they are not those of the cell's states
   */
  Optional<Program> initialStates(RunSpec spec, Cell cell) {
    return spec.context().asInitialState()
        ? Optional.of(tracing(spec).initialStates(cell, of(spec, cell)))
        : Optional.empty();
  }

  /** With a context, so that cells that ask for it can be looked at whatever the data. */
  private Tracing tracing(RunSpec spec) {
    return new Tracing(
        1,
        1,
        false,
        spec.hiddenSize(),
        spec.activation(),
        activations,
        spec.bias(),
        DropoutShares.NONE);
  }
}
