package org.unroll.components.dataset;

import java.io.IOException;

/** A file's bytes are not UTF-8. */
final class NotUtf8Exception extends IOException {
  private static final long serialVersionUID = 1L;

  NotUtf8Exception(String file, Throwable cause) {
    super("'" + file + "' is not UTF-8 text", cause);
  }
}
