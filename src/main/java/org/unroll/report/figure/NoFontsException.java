package org.unroll.report.figure;

import java.nio.file.Path;

/** Java cannot draw text on this machine. */
public final class NoFontsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoFontsException(Path png, Throwable cause) {
    super(
        "cannot draw "
            + png
            + " (the SVG beside it is written): Java cannot draw text on this machine ("
            + cause
            + "); install fontconfig and a font, such as the packages fontconfig and"
            + " fonts-dejavu-core, and give the same command again",
        cause);
  }
}
