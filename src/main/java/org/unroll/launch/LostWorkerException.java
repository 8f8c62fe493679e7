package org.unroll.launch;

/** A worker died while it executed a run; the message says of what. */
final class LostWorkerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostWorkerException(String message) {
    super(message);
  }
}
