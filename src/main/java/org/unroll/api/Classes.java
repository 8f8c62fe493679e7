package org.unroll.api;

import java.util.List;

/**
 * One class out of several, as its index; −1 where there is no target.
 *
 * @param classes {@code [time, batch]}, or {@code [batch]} at the end
 */
public record Classes(Task.Timing timing, int[] classes) implements Target {
  private static final int MISSING = -1;

  /** A class at each step, {@code [time, batch]}. */
  public static Classes eachStep(int... classes) {
    return new Classes(Task.Timing.EACH_STEP, classes);
  }

  /** A class for each sequence, {@code [batch]}. */
  public static Classes atEnd(int... classes) {
    return new Classes(Task.Timing.AT_END, classes);
  }

  @Override
  public int numbers() {
    return 1;
  }

  @Override
  public int samples() {
    return classes.length;
  }

  @Override
  public boolean has(int sample) {
    return classes[sample] >= 0;
  }

  @Override
  public Classes select(Selection selection, List<? extends Column> columns) {
    IntCells cells = new IntCells(layout(), MISSING);
    return new Classes(timing, cells.select(selection, columns, column -> joined(column).classes));
  }

  private Classes joined(Column column) {
    return layout().joined(column, Classes.class, Classes::layout);
  }

  private Layout layout() {
    return new Layout(timing, 1);
  }

  @Override
  public void write(int time, int batch, NumberWriter writer) {
    writer.whole(classes, layout().rows(time, batch));
  }

  @Override
  public String fault(ColumnCheck check) {
    String fault = check.layout("classes", layout(), classes.length);
    return fault != null ? fault : check.range("classes", classes, MISSING, "-1, no target,");
  }
}
