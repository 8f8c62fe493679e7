package org.unroll.api;

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

  /** Batches in one pass over the split; {@link Long#MAX_VALUE} if it has no end. */
  long passLength();
}
