package org.unroll.config;

import java.util.ArrayList;
import java.util.List;

/** Splits {@code a,b,c} at its commas; those within brackets, braces and quotes are no such. */
final class SweptText {
  private static final String OPENING = "[{(";
  private static final String CLOSING = "]})";
  private static final String BEFORE_A_QUOTE = ",[{(: ";

  private SweptText() {}

  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (quote != 0 && escapes(text, i, quote)) {
        i++; // the quote behind it closes nothing
      } else if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (isQuote(character) && startsWord(text, i)) {
        quote = character;
      } else if (OPENING.indexOf(character) >= 0) {
        depth++;
      } else if (CLOSING.indexOf(character) >= 0) {
        depth--;
      } else if (character == ',' && depth <= 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** As in YAML: a backslash in double quotes, a second quote in single ones. */
  private static boolean escapes(String text, int index, char quote) {
    return quote == '"' ? text.charAt(index) == '\\' : text.startsWith("''", index);
  }

  private static boolean isQuote(char character) {
    return character == '\'' || character == '"';
  }

  /** The apostrophe of {@code it's} opens nothing. */
  private static boolean startsWord(String text, int index) {
    return index == 0 || BEFORE_A_QUOTE.indexOf(text.charAt(index - 1)) >= 0;
  }
}
