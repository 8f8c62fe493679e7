package org.unroll.api;

/** The parts of a dataset. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  /** The word in files: {@code train}, {@code validation}, {@code test}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** As it is written on a command line. */
  @Override
  public String toString() {
    return word();
  }
}
