package org.unroll.api;

import java.util.List;

/**
 * A symbol at each step, as its index; padded with symbol 0.
 *
 * @param symbols {@code [time, batch]}
 */
public record Tokens(int[] symbols) implements Column {
  private static final Layout LAYOUT = new Layout(Task.Timing.EACH_STEP, 1);
  private static final int PADDING = 0;

  @Override
  public Tokens select(Selection selection, List<? extends Column> columns) {
    IntCells cells = new IntCells(LAYOUT, PADDING);
    return new Tokens(cells.select(selection, columns, column -> joined(column).symbols));
  }

  private Tokens joined(Column column) {
    return LAYOUT.joined(column, Tokens.class, other -> LAYOUT);
  }

  @Override
  public void write(int time, int batch, NumberWriter writer) {
    writer.whole(symbols, time, batch);
  }

  @Override
  public String fault(ColumnCheck check) {
    String fault = check.layout("tokens", LAYOUT, symbols.length);
    return fault != null ? fault : check.range("tokens", symbols, 0, "0");
  }
}
