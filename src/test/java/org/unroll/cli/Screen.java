package org.unroll.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal, as far as progress makes use of one: CR, LF, cursor up, erase to a line's or the
 * screen's end.
 */
final class Screen {
  private static final Pattern ESCAPE = Pattern.compile("\u001B\\[(\\d*)([A-Z])");

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  void type(String text) {
    Matcher escape = ESCAPE.matcher(text);
    for (int i = 0; i < text.length(); i++) {
      char typed = text.charAt(i);
      if (typed == '\r') {
        column = 0;
      } else if (typed == '\n') {
        row++;
        column = 0;
        if (row == lines.size()) {
          lines.add(new StringBuilder());
        }
      } else if (typed == '\u001B') {
        if (!escape.find(i) || escape.start() != i) {
          throw new IllegalArgumentException("an unknown escape sequence");
        }
        control(escape.group(1), escape.group(2));
        i = escape.end() - 1;
      } else {
        StringBuilder line = lines.get(row);
        line.replace(column, Math.min(column + 1, line.length()), String.valueOf(typed));
        column++;
      }
    }
  }

  private void control(String count, String function) {
    if (function.equals("A")) {
      row -= Integer.parseInt(count);
    } else if (function.equals("K") && count.isEmpty()) {
      lines.get(row).setLength(column);
    } else if (function.equals("J") && count.isEmpty()) {
      lines.get(row).setLength(column);
      lines.subList(row + 1, lines.size()).clear();
    } else {
      throw new IllegalArgumentException("an unknown control function " + count + function);
    }
  }

  /** Breaks lines that have no room any more; the cursor stays at its character. */
  void narrow(int columns) {
    for (int i = 0; i < lines.size(); i++) {
      StringBuilder line = lines.get(i);
      if (line.length() > columns) {
        lines.add(i + 1, new StringBuilder(line.substring(columns)));
        line.setLength(columns);
        row += row >= i ? 1 : 0;
      }
    }
    column = lines.get(row).length();
  }

  List<String> lines() {
    return lines.stream().map(StringBuilder::toString).toList();
  }
}
