package org.unroll.text;

import java.io.IOException;

/** A file that cannot be read as what it is needed for; the message goes on from its name. */
public class UnusableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, to be read after the file's name
   */
  public UnusableFileException(String message) {
    super(message);
  }
}
