package org.unroll.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Breaks text into lines between words.
 *
 * @param columns characters of a line; a longer word still stands on one
 */
record Wrapping(int columns) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** The text's lines, all but the first with an indent; the first has room for one as well. */
  List<String> lines(String text, int indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : BLANKS.split(text.strip(), -1)) {
      if (!line.isEmpty() && indent + line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
