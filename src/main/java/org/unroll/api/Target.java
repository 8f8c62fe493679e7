package org.unroll.api;

import java.util.List;

/**
 * What is to be predicted. A sample is a place at which there may be a target: step t of sequence b
 * is sample {@code t * batch + b}; where targets stand at the end, sequence b is sample b.
 */
public sealed interface Target extends Column permits Classes, Values, Distribution, Labels {
  /** When they fall due. */
  Task.Timing timing();

  /** The number of samples, {@code time * batch} or {@code batch}. */
  int samples();

  /** Numbers of a sample: 1 where it is an index. */
  int numbers();

  /** Whether that sample has a target. */
  boolean has(int sample);

  /** The number of samples that have a target. */
  default long count() {
    long count = 0;
    for (int sample = 0; sample < samples(); sample++) {
      count += has(sample) ? 1 : 0;
    }
    return count;
  }

  @Override
  Target select(Selection selection, List<? extends Column> columns);
}
