package org.unroll.api;

import java.util.List;
import java.util.function.Function;

/**
 * How the numbers of a column lie: a cell of {@code size} numbers at each step, {@code [time,
 * batch, size]}, or once for each sequence, {@code [batch, size]}.
 */
record Layout(Task.Timing timing, int size) {
  /**
   * A column that is to be joined with one of this layout.
   *
   * @param kind what it must be
   * @param layout its layout
   * @throws IllegalArgumentException if it is of another kind or lies in another way
   */
  <C extends Column> C joined(Column column, Class<C> kind, Function<C, Layout> layout) {
    if (!kind.isInstance(column)) {
      throw new IllegalArgumentException(
          "%s cannot be joined with %s"
              .formatted(ColumnCheck.name(column.getClass()), ColumnCheck.name(kind)));
    }
    C joined = kind.cast(column);
    Layout other = layout.apply(joined);
    if (!other.equals(this)) {
      throw new IllegalArgumentException(
          "a column of %s cannot be joined with one of %s".formatted(other, this));
    }
    return joined;
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

  /** The pieces of a selection that a column with this layout is made of. */
  List<Selection.Piece> pieces(Selection selection) {
    return eachStep() ? selection.steps() : selection.sequences();
  }

  /**
   * Where the numbers of a piece lie.
   *
   * @param batch sequences of the new batch
   */
  Block block(Selection.Piece piece, int batch) {
    int from = place(piece.from(), piece.width());
    int to = place(piece.to(), batch);
    int rows = eachStep() ? piece.steps() : 1;
    int count = piece.sequences() * size;
    return piece.sequences() == piece.width() && piece.width() == batch
        ? Block.consecutive(from, to, rows * count)
        : new Block(from, piece.width() * size, to, batch * size, rows, count);
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
