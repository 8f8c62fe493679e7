package org.unroll.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file cannot be written: says which one, why, and what to do. */
public final class WriteFailure extends UncheckedIOException {
  public WriteFailure(Path file, IOException cause) {
    super(
        "cannot write "
            + file
            + ": "
            + reason(cause)
            + "; make room or allow writing there, then give the same command again",
        cause);
  }

  /** Without the file's name, which stands before it. */
  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "no permission";
    } else if (cause instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    return cause.getMessage() == null || cause instanceof FileSystemException
        ? cause.getClass().getSimpleName()
        : cause.getMessage();
  }
}
