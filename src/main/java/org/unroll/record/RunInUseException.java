package org.unroll.record;

import java.nio.file.Path;

/** Another process is writing into a run's folder. */
public final class RunInUseException extends RuntimeException {
  RunInUseException(Path folder) {
    super(
        folder
            + " is being written by another process, perhaps one that an earlier 'unroll run' left"
            + " behind; wait for it to end or end it, then give the same command again");
  }
}
