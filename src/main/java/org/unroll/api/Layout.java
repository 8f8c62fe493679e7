package org.unroll.api;

import java.util.List;
import java.util.function.Function;

/**
 * How the numbers of a column lie: a cell of {@code size} numbers at each step, {@code [time,
 * batch, size]}, or once for each sequence, {@code [batch, size]}.
 */
record Layout(Task.Timing timing, int size) {
  /**
   * What several columns hold, seen as one kind.
   *
   * @throws IllegalArgumentException if one is of another kind
   */
  static <C extends Column, T> List<T> cells(
      List<? extends Column> columns, Class<C> kind, Function<C, T> cells) {
    for (Column column : columns) {
      if (!kind.isInstance(column)) {
        throw new IllegalArgumentException(
            "%s cannot be joined with %s"
                .formatted(ColumnCheck.name(column.getClass()), ColumnCheck.name(kind)));
      }
    }
    return columns.stream().map(kind::cast).map(cells).toList();
  }

  /**
   * The layout that all share.
   *
   * @throws IllegalArgumentException if they do not
   */
  static Layout common(List<Layout> layouts) {
    Layout first = layouts.get(0);
    for (Layout other : layouts) {
      if (!other.equals(first)) {
        throw new IllegalArgumentException(
            "a column of %s cannot be joined with one of %s".formatted(other, first));
      }
    }
    return first;
  }

  /**
   * How many numbers a batch of that size has.
   *
   * @throws ArithmeticException if an array cannot be so long
   */
  int count(int time, int batch) {
    return Math.toIntExact(numbers(time, batch));
  }

  /** {@code [time, batch]} or {@code [batch]}: a cell a place. */
  int[] rows(int time, int batch) {
    return eachStep() ? new int[] {time, batch} : new int[] {batch};
  }

  /** {@code [time, batch, size]} or {@code [batch, size]}. */
  int[] shape(int time, int batch) {
    return eachStep() ? new int[] {time, batch, size} : new int[] {batch, size};
  }

  /** How many numbers, however long an array can be. */
  long numbers(int time, int batch) {
    return (eachStep() ? (long) time * batch : batch) * size;
  }

  /** Copies consecutive numbers. */
  @FunctionalInterface
  interface Copying {
    /**
     * Copies them.
     *
     * @param source the place of the array that they come from among the sources
     */
    void copy(int source, int from, int to, int count);
  }

  /** Copies the pieces of a selection from arrays that lie in this way to another. */
  void copy(Selection selection, Copying copying) {
    for (Selection.Piece piece : eachStep() ? selection.steps() : selection.sequences()) {
      copy(piece, selection.batch(), copying);
    }
  }

  private void copy(Selection.Piece piece, int batch, Copying copying) {
    int from = place(piece.from(), piece.width());
    int to = place(piece.to(), batch);
    int rows = eachStep() ? piece.steps() : 1;
    int row = piece.sequences() * size;
    if (piece.sequences() == piece.width() && piece.width() == batch) {
      copying.copy(piece.source(), from, to, rows * row);
      return;
    }
    for (int i = 0; i < rows; i++) {
      copying.copy(piece.source(), from + i * piece.width() * size, to + i * batch * size, row);
    }
  }

  private int place(Selection.Place place, int width) {
    return ((eachStep() ? place.step() * width : 0) + place.sequence()) * size;
  }

  private boolean eachStep() {
    return timing == Task.Timing.EACH_STEP;
  }

  @Override
  public String toString() {
    return size + (size == 1 ? " number" : " numbers") + (eachStep() ? " a step" : " a sequence");
  }
}
