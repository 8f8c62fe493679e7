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
    FloatCells cells = new FloatCells(layout(), PADDING);
    return new Features(size, cells.select(selection, columns, column -> joined(column).values));
  }

  private Features joined(Column column) {
    return layout().joined(column, Features.class, Features::layout);
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
