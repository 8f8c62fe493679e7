package org.unroll.text;

/** A file's bytes are no text in the encoding they were read in. */
public final class UndecodableTextException extends UnusableFileException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  UndecodableTextException(int offset, String message) {
    super(message);
    this.offset = offset;
  }

  /** The first byte that is at fault, from 0; 0 if the file as a whole is. */
  public int offset() {
    return offset;
  }
}
