package org.unroll.api;

import java.util.List;

/**
 * One named part of a {@link Batch}: what a sequence shows or asks for at each step, or once. A
 * column alone knows how its numbers lie, and so how they are cut, joined, padded and chosen; a
 * batch says which steps of which sequences go where.
 */
public sealed interface Column permits Tokens, Features, Context, Target {
  /**
   * This column of a new batch, put together from the columns of the same name in other batches.
   * What none of them gives is padding.
   *
   * @param columns of the batches that the selection takes from, in its order
   * @throws IllegalArgumentException if they are not all of this kind and size
   */
  Column select(Selection selection, List<? extends Column> columns);

  /**
   * Hands over its numbers.
   *
   * @param time steps of the batch that it belongs to
   * @param batch sequences of that batch
   */
  void write(int time, int batch, NumberWriter writer);

  /** What is wrong with its numbers, in words; null if nothing is. */
  String fault(ColumnCheck check);
}
