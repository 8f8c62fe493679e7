package org.unroll.report;

/** A folder does not hold an experiment's results, or they cannot be read. */
public final class NoResultsException extends RuntimeException {
  public NoResultsException(String message) {
    super(message);
  }
}
