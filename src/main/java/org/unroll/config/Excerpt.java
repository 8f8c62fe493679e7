package org.unroll.config;

import org.unroll.text.VisibleText;

/** Cuts what a user wrote to a length that fits a message of one line. */
final class Excerpt {
  private static final int LONGEST = 80;

  private Excerpt() {}

  static String of(String text) {
    int end = Math.min(text.length(), LONGEST);
    boolean within = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    String start = text.substring(0, within ? end - 1 : end);
    return VisibleText.of(start) + (text.length() > LONGEST ? "…" : "");
  }
}
