package org.unroll.record;

/** A checkpoint is damaged, or not one of the run that is to go on from it. */
final class UnusableCheckpointException extends Exception {
  UnusableCheckpointException(String message) {
    super(message);
  }

  UnusableCheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
