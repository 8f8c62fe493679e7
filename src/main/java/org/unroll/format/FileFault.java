package org.unroll.format;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Why a file cannot be read or written, in words, without its name. */
final class FileFault {
  private FileFault() {}

  static String reason(IOException cause) {
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
