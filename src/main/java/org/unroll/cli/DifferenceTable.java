package org.unroll.cli;

import java.util.List;
import org.unroll.format.CsvDialect;
import org.unroll.report.TextTable;

/** What two things differ in: a line a name, with both values. */
final class DifferenceTable {
  private static final String NOTHING = "—";

  private final TextTable table = new TextTable();
  private boolean empty = true;

  /** Adds a line if the values differ; null is no value. */
  void compare(String name, Object one, Object other) {
    String left = CsvDialect.cell(one);
    String right = CsvDialect.cell(other);
    if (!left.equals(right)) {
      table.row(List.of(name, left.isEmpty() ? NOTHING : left, right.isEmpty() ? NOTHING : right));
      empty = false;
    }
  }

  List<String> lines() {
    return empty ? List.of() : table.lines();
  }
}
