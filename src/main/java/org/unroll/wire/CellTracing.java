package org.unroll.wire;

import java.util.function.Function;
import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.config.RunSpec;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.engine.trace.Program;
import org.unroll.engine.trace.Tracer;

/**
 * Traces the cell of a run before its data is open.
 *
 * @param activations finds a registered activation by name
 */
record CellTracing(Function<String, Activation> activations) {
  /**
   * The cell's equations; the size of the input is only known once the data is open, and does not
   * matter here.
   *
   * @throws IllegalArgumentException if the equations are incomplete or contradict themselves
   */
  Program of(RunSpec spec) {
    return of(spec, spec.cell());
  }

  /** The same of another cell in its place. */
  Program of(RunSpec spec, Cell cell) {
    return Tracer.trace(
        cell,
        1,
        spec.hiddenSize(),
        spec.activation(),
        activations,
        spec.bias(),
        DropoutShares.NONE);
  }
}
