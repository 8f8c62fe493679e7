package org.unroll.engine;

/**
 * ND4J's native libraries cannot be loaded; the message says where they lie, why, and what to do.
 */
public final class UnusableLibrariesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean repaired;

  UnusableLibrariesException(String message, boolean repaired, Throwable cause) {
    super(message, cause);
    this.repaired = repaired;
  }

  /** Whether another process is likely to load them: what was damaged is gone. */
  public boolean repaired() {
    return repaired;
  }
}
