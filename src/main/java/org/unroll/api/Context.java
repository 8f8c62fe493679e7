package org.unroll.api;

import java.util.List;

/**
 * One vector a sequence, which an input shows beside its steps: an image, a speaker, a topic. It
 * stays with its sequence whatever steps are taken of it, so that there is no padding; where
 * windows of a sequence are joined it is that of the last one.
 *
 * @param size numbers of a vector
 * @param values {@code [batch, feature]}
 */
public record Context(int size, float[] values) implements Column {
  private static final float PADDING = 0;

  @Override
  public Context select(Selection selection, List<? extends Column> columns) {
    FloatCells cells = new FloatCells(layout(), PADDING);
    return new Context(size, cells.select(selection, columns, column -> joined(column).values));
  }

  private Context joined(Column column) {
    return layout().joined(column, Context.class, Context::layout);
  }

  private Layout layout() {
    return new Layout(Task.Timing.AT_END, size);
  }

  @Override
  public void write(int time, int batch, NumberWriter writer) {
    writer.real(values, layout().shape(time, batch));
  }

  @Override
  public String fault(ColumnCheck check) {
    String fault = check.layout("numbers of context", layout(), values.length);
    return fault != null ? fault : check.finite("context", values);
  }
}
