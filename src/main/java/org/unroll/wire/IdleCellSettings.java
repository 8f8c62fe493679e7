package org.unroll.wire;

import java.util.List;
import java.util.stream.DoubleStream;
import org.unroll.api.Cell;
import org.unroll.config.ParameterDeclaration;
import org.unroll.config.RecordDeclaration;
import org.unroll.config.RunSpec;

/**
 * Numbers among a cell's settings that change nothing: found by setting them otherwise and asking
 * the cell again, so that this holds for a plugin's cell as well. The initial value of a forget
 * gate's bias is one where there is no such gate, or no bias.
 */
record IdleCellSettings(CellTracing tracing) {
  /** The names of such settings of a run's cell. */
  List<String> of(RunSpec spec) {
    Record cell = (Record) spec.cell();
    return RecordDeclaration.of(cell.getClass()).parameters().stream()
        .filter(parameter -> parameter.component().getType() == double.class)
        .filter(parameter -> isIdle(spec, cell, parameter))
        .map(ParameterDeclaration::name)
        .toList();
  }

  private boolean isIdle(RunSpec spec, Record cell, ParameterDeclaration parameter) {
    double value = (double) parameter.valueIn(cell);
    List<Record> others =
        DoubleStream.of(value + 1, value - 1, 2 * value, -value, 0)
            .filter(other -> other != value)
            .boxed()
            .flatMap(other -> RecordDeclaration.with(cell, parameter, other).stream())
            .toList();
    try {
      CellBeginning beginning = CellBeginning.of(spec, spec.cell(), tracing);
      return !others.isEmpty()
          && others.stream()
              .map(other -> CellBeginning.of(spec, (Cell) other, tracing))
              .allMatch(beginning::equals);
    } catch (RuntimeException refused) {
      return false; // a value that the equations refuse is one that matters to them
    }
  }
}
