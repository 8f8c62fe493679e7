package org.unroll.plan;

import org.unroll.api.BatchSource;
import org.unroll.api.Dataset;
import org.unroll.api.InputShape;
import org.unroll.api.Split;

/**
 * The opened data of one run.
 *
 * @param batchSize sequences side by side
 * @param window steps of one window of a stream
 */
public record RunData(Dataset.Sequences sequences, int batchSize, int window) {
  public InputShape input() {
    return sequences.input();
  }

  /** The batches of a split, as the run sees them. */
  public BatchSource batches(Split split) {
    return sequences.batches(split, batchSize, window);
  }
}
