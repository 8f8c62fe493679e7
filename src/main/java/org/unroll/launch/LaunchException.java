package org.unroll.launch;

/**
 * Nothing can be executed, for a reason that lies outside the runs; the message says what to do.
 */
public final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
