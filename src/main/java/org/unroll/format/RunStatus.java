package org.unroll.format;

/** What became of a run; written in capitals in files. */
public enum RunStatus {
  /** Not started. */
  PENDING,
  /** Started; still going, or killed before its end. */
  RUNNING,
  /** Ended after all its steps. */
  COMPLETED,
  /** Ended because the loss or the gradient stopped being finite: a result, not a fault. */
  DIVERGED,
  /** Stopped by a fault; made again the next time. */
  FAILED;

  /** Whether the run has its result and need not be executed again. */
  public boolean finished() {
    return this == COMPLETED || this == DIVERGED;
  }
}
