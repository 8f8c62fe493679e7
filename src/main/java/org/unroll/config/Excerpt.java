package org.unroll.config;

/** Cuts what a user wrote to a length that fits a message of one line. */
final class Excerpt {
  private static final int LONGEST = 80;

  private Excerpt() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      char character = text.charAt(i);
      // A message is one line, and a terminal must not take part of it for a command.
      shown.append(Character.isISOControl(character) ? ' ' : character);
    }
    return text.length() > LONGEST ? shown.append('…').toString() : shown.toString();
  }
}
