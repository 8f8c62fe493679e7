package org.unroll.wire;

/** A plugin cannot be used; the message says which, why, and what to do. */
public final class InvalidPluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidPluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
