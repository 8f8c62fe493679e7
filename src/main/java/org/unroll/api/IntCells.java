package org.unroll.api;

import java.util.Arrays;
import java.util.List;

/**
 * The whole numbers of a column.
 *
 * @param padding what stands where there is nothing
 */
record IntCells(Layout layout, int[] numbers, int padding) {
  /**
   * The numbers of a new batch.
   *
   * @throws IllegalArgumentException if the sources lie in different ways
   */
  static int[] select(Selection selection, List<IntCells> sources) {
    Layout layout = Layout.common(sources.stream().map(IntCells::layout).toList());
    int[] selected = new int[layout.count(selection.time(), selection.batch())];
    Arrays.fill(selected, sources.get(0).padding);
    layout.copy(
        selection,
        (source, from, to, count) ->
            System.arraycopy(sources.get(source).numbers, from, selected, to, count));
    return selected;
  }
}
