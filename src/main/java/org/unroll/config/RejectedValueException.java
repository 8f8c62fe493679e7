package org.unroll.config;

/** A value does not fit where it stands; the message says why. */
final class RejectedValueException extends Exception {
  RejectedValueException(String message) {
    super(message);
  }

  /** A record refused the values it was given. */
  RejectedValueException(Throwable cause) {
    super(
        cause instanceof IllegalArgumentException && cause.getMessage() != null
            ? cause.getMessage()
            : "is refused: " + cause,
        cause);
  }
}
