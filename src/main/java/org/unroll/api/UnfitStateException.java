package org.unroll.api;

/** A training state is not one of the run that was to take it up; nothing was trained. */
public final class UnfitStateException extends RuntimeException {
  public UnfitStateException(String message) {
    super(message);
  }

  public UnfitStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
