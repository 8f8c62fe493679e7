package org.unroll.api;

import java.util.function.LongFunction;

/** The batches of one split in their order. Each is a pure function of its index. */
public interface BatchSource {
  /** The batch at that index, from 0. A source for training has a batch for every index. */
  Batch batch(long index);

  /**
   * Whether the batch goes on where the one before it ended, so that the state is carried over;
   * otherwise it starts from zero state.
   */
  default boolean continues(long index) {
    return false;
  }

  /**
   * Independent sequences in batches: batch u holds the sequences from u·batchSize on, the last
   * batch what is left.
   *
   * @param sequences the sequence at an index, a batch of its own; a pure function
   * @param count number of sequences; {@link Long#MAX_VALUE} if they have no end
   */
  static BatchSource of(LongFunction<Batch> sequences, long count, int batchSize) {
    return new SequenceBatches(sequences, count, batchSize);
  }

  /** Batches in one pass over the split; {@link Long#MAX_VALUE} if it has no end. */
  long passLength();
}
