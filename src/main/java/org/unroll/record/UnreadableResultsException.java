package org.unroll.record;

/** A folder does not hold the results that are asked for; the message says what to do. */
public final class UnreadableResultsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableResultsException(String message) {
    super(message);
  }
}
