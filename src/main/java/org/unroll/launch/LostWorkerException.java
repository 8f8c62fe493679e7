package org.unroll.launch;

/** A worker died while it executed a run; the message says of what. */
final class LostWorkerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean mayPass;

  /**
   * @param mayPass whether the run may get past this when it is executed again
   */
  LostWorkerException(String message, boolean mayPass) {
    super(message);
    this.mayPass = mayPass;
  }

  /** Whether chance may have ended the worker; otherwise the next one would end likewise. */
  boolean mayPass() {
    return mayPass;
  }
}
