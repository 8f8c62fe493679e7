package org.unroll.cli;

import org.unroll.api.RunRequest;
import org.unroll.plan.RunData;

/** Opens the data of one run. */
@FunctionalInterface
public interface DataOpening {
  /**
   * Opens it as training would.
   *
   * @throws RuntimeException if that cannot be done
   */
  RunData open(RunRequest request);
}
