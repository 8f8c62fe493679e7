package org.unroll.api;

import java.util.List;

/**
 * Real numbers. A sample whose first number is NaN has no target.
 *
 * @param size numbers of a sample
 * @param values {@code [time, batch, size]}, or {@code [batch, size]} at the end
 */
public record Values(Task.Timing timing, int size, float[] values) implements Target {
  private static final float MISSING = Float.NaN;

  /** Numbers at each step, {@code [time, batch, size]}. */
  public static Values eachStep(int size, float... values) {
    return new Values(Task.Timing.EACH_STEP, size, values);
  }

  /** Numbers for each sequence, {@code [batch, size]}. */
  public static Values atEnd(int size, float... values) {
    return new Values(Task.Timing.AT_END, size, values);
  }

  @Override
  public int numbers() {
    return size;
  }

  @Override
  public int samples() {
    return values.length / size;
  }

  @Override
  public boolean has(int sample) {
    return !Float.isNaN(values[sample * size]);
  }

  @Override
  public Values select(Selection selection, List<? extends Column> columns) {
    FloatCells cells = new FloatCells(layout(), MISSING);
    return new Values(
        timing, size, cells.select(selection, columns, column -> joined(column).values));
  }

  private Values joined(Column column) {
    return layout().joined(column, Values.class, Values::layout);
  }

  private Layout layout() {
    return new Layout(timing, size);
  }

  @Override
  public void write(int time, int batch, NumberWriter writer) {
    writer.real(values, layout().shape(time, batch));
  }

  @Override
  public String fault(ColumnCheck check) {
    String fault = check.layout("values", layout(), values.length);
    for (int i = 0; fault == null && i < values.length; i++) {
      if (has(i / size) && !Float.isFinite(values[i])) {
        fault =
            "values[%d] is %s; it must be a finite number, or NaN in a sample's first place"
                .formatted(i, values[i]);
      }
    }
    return fault;
  }
}
