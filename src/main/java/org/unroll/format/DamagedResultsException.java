package org.unroll.format;

import java.nio.file.Path;
import java.util.List;

/** Result files are not as they were written; the message says where, and what is wrong there. */
public class DamagedResultsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  public DamagedResultsException(String fault) {
    super(fault);
  }

  /** A fault of a file as a whole. */
  public DamagedResultsException(Path file, String fault) {
    this(file + ": " + fault);
  }

  /** A fault in a line, counted from 1. */
  public DamagedResultsException(Path file, long line, String fault) {
    this(file + ":" + line + ": " + fault);
  }

  /** Several faults, each in a line; of many, the first. */
  public static DamagedResultsException of(List<DamagedResultsException> faults) {
    StringBuilder text = new StringBuilder(faults.get(0).getMessage());
    faults.stream()
        .skip(1)
        .limit(SHOWN - 1)
        .forEach(it -> text.append('\n').append(it.getMessage()));
    if (faults.size() > SHOWN) {
      text.append("\n… and ").append(faults.size() - SHOWN).append(" more faults");
    }
    return new DamagedResultsException(text.toString());
  }
}
