package org.unroll.api;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * How a column holds its whole numbers.
 *
 * @param padding what stands where there is nothing
 */
record IntCells(Layout layout, int padding) {
  /**
   * The numbers of a new batch.
   *
   * @param columns of the batches that the selection takes from
   * @param numbers those of a column, which lie in the same way
   */
  int[] select(
      Selection selection, List<? extends Column> columns, Function<Column, int[]> numbers) {
    int[] selected = new int[layout.count(selection.time(), selection.batch())];
    Arrays.fill(selected, padding);
    for (Selection.Piece piece : layout.pieces(selection)) {
      int[] source = numbers.apply(columns.get(piece.source()));
      layout.block(piece, selection.batch()).copy(source, selected);
    }
    return selected;
  }
}
