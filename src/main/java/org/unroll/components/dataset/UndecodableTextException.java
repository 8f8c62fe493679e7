package org.unroll.components.dataset;

import java.io.IOException;
import java.nio.charset.Charset;

/** A file's bytes are no text in the encoding they were read in. */
final class UndecodableTextException extends IOException {
  private static final long serialVersionUID = 1L;

  UndecodableTextException(String file, Charset encoding, Throwable cause) {
    super(
        "'" + file + "' is not " + encoding.name() + " text; set encoding, such as iso-8859-1",
        cause);
  }
}
