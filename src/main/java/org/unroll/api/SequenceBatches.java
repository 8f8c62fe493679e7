package org.unroll.api;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongFunction;

/**
 * Independent sequences in batches: batch u holds the sequences from u·batchSize on, the last batch
 * what is left.
 *
 * @param sequences the sequence at an index, a batch of its own; a pure function
 * @param count number of sequences; {@link Long#MAX_VALUE} if they have no end
 */
record SequenceBatches(LongFunction<Batch> sequences, long count, int batchSize)
    implements BatchSource {
  @Override
  public Batch batch(long index) {
    Objects.checkIndex(index, passLength());
    long first = Math.multiplyExact(index, batchSize);
    Batch[] others = new Batch[(int) Math.min(batchSize, count - first) - 1];
    Arrays.setAll(others, i -> sequences.apply(first + 1 + i));
    return sequences.apply(first).beside(others);
  }

  @Override
  public long passLength() {
    return count == Long.MAX_VALUE ? count : (count + batchSize - 1) / batchSize;
  }
}
