package org.unroll.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unroll.text.TextWidth;

/** A table in plain text, columns as wide as their widest cell. */
public final class TextTable {
  private static final String GAP = "  ";
  private final List<List<String>> rows = new ArrayList<>();
  private int headings;

  /** Adds a row of headings, underlined with the last of them. */
  public TextTable heading(List<String> cells) {
    headings++;
    return row(cells);
  }

  /** Adds a row; rows may differ in length. */
  public TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Keeps beginning and end of a longer text, by which names differ. */
  public static String shortened(String text, int longest) {
    int head = (longest - 1) / 2;
    int tail = longest - 1 - head;
    return TextWidth.of(text) <= longest
        ? text
        : TextWidth.start(text, head) + "…" + TextWidth.end(text, tail);
  }

  /** Columns of the widest line. */
  public int width() {
    return lines().stream().mapToInt(TextWidth::of).max().orElse(0);
  }

  /** The table's lines, without trailing blanks. */
  public List<String> lines() {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(line(row, widths));
      if (lines.size() == headings) {
        lines.add(line(Arrays.stream(widths).mapToObj("─"::repeat).toList(), widths));
      }
    }
    return lines;
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], TextWidth.of(row.get(column)));
      }
    }
    return widths;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      line.append(TextWidth.padded(cells.get(column), widths[column])).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
