package org.unroll.format;

import java.util.Objects;

/**
 * Something that results were made with and that is another now.
 *
 * @param what its name
 * @param before its value then; empty or null if it was not there
 * @param now its value now
 */
public record ProvenanceChange(String what, String before, String now) {
  boolean matters() {
    return !Objects.equals(before, now);
  }

  /** Such as {@code unroll 0.1.0 → 0.2.0}. */
  @Override
  public String toString() {
    return what + " " + said(before) + " → " + said(now);
  }

  private static String said(String value) {
    return value == null || value.isBlank() ? "(none)" : value;
  }
}
