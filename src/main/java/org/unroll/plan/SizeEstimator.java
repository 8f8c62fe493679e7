package org.unroll.plan;

import org.unroll.api.DataShape;
import org.unroll.config.RunSpec;

/** Estimates what a run needs, without making any of it. */
@FunctionalInterface
public interface SizeEstimator {
  /**
   * Estimates.
   *
   * @param data how large the sequences are
   * @param updates how many the run makes
   */
  RunSize of(RunSpec spec, DataShape data, long updates);
}
