package org.unroll.record;

import java.nio.file.Path;

/** Another invocation is executing runs into the same folder. */
public final class ResultsInUseException extends RuntimeException {
  public ResultsInUseException(Path folder) {
    super(
        folder
            + " is in use by another 'unroll run'; wait for it to end, or choose another folder"
            + " with --results");
  }
}
