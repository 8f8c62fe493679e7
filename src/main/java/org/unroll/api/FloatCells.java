package org.unroll.api;

import java.util.Arrays;
import java.util.List;

/**
 * The real numbers of a column.
 *
 * @param padding what stands where there is nothing
 */
record FloatCells(Layout layout, float[] numbers, float padding) {
  /**
   * The numbers of a new batch.
   *
   * @throws IllegalArgumentException if the sources lie in different ways
   */
  static float[] select(Selection selection, List<FloatCells> sources) {
    Layout layout = Layout.common(sources.stream().map(FloatCells::layout).toList());
    float[] selected = new float[layout.count(selection.time(), selection.batch())];
    Arrays.fill(selected, sources.get(0).padding);
    layout.copy(
        selection,
        (source, from, to, count) ->
            System.arraycopy(sources.get(source).numbers, from, selected, to, count));
    return selected;
  }
}
