package org.unroll.format;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A result file is there and cannot be read: the disk failed, or reading is not allowed. What it
 * holds may be whole, so nothing is made again for it.
 */
public final class UnreadableFileException extends DamagedResultsException {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(Path file, IOException cause) {
    super(file, "cannot be read: " + FileFault.reason(cause));
  }
}
