package org.unroll.record;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Another invocation is executing runs into the same folder. */
public final class ResultsInUseException extends RuntimeException {
  /**
   * Says which folder.
   *
   * @param holder id of the process that is at it, if known
   */
  public ResultsInUseException(Path folder, OptionalLong holder) {
    super(
        folder
            + " is in use by another 'unroll run'"
            + (holder.isPresent() ? " (process " + holder.getAsLong() + ")" : "")
            + "; wait for it to end, or choose another folder with --results");
  }
}
