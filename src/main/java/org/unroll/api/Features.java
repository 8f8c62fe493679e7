package org.unroll.api;

import java.util.List;

/**
 * A vector at each step; padded with zeros.
 *
 * @param size numbers of a vector
 * @param values {@code [time, batch, size]}
 */
public record Features(int size, float[] values) implements Column {
  private static final float PADDING = 0;

  @Override
  public Features select(Selection selection, List<? extends Column> columns) {
    return new Features(
        size, FloatCells.select(selection, Layout.cells(columns, Features.class, Features::cells)));
  }

  private FloatCells cells() {
    return new FloatCells(layout(), values, PADDING);
  }

  private Layout layout() {
    return new Layout(Task.Timing.EACH_STEP, size);
  }

  @Override
  public void write(int time, int batch, NumberWriter writer) {
    writer.real(values, time, batch, size);
  }

  @Override
  public String fault(ColumnCheck check) {
    String fault = check.layout("features", layout(), values.length);
    return fault != null ? fault : check.finite("features", values);
  }
}
