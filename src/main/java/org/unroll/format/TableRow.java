package org.unroll.format;

import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of a table among the results. Asked for a column that is not there, or for a number where
 * none stands, it says so with file and line.
 */
public final class TableRow {
  private static final String NUMERALS = "0123456789+-.E";

  private final Path file;
  private final Map<String, Integer> columns;
  private final CSVRecord cells;
  private final long line;

  TableRow(Path file, Map<String, Integer> columns, CSVRecord cells, long line) {
    this.file = file;
    this.columns = columns;
    this.cells = cells;
    this.line = line;
  }

  /** Whether the table has that column; one of an earlier version may not. */
  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /** The cell's text. */
  public String get(String column) {
    Integer place = columns.get(column);
    if (place == null) {
      throw new DamagedResultsException(file, 1, "there is no column '" + column + "'");
    }
    return cells.get(place);
  }

  /** The cells in order. */
  public Iterable<String> cells() {
    return cells;
  }

  /** A whole number. */
  public long whole(String column) {
    String cell = get(column);
    try {
      return Long.parseLong(cell);
    } catch (NumberFormatException other) {
      throw fault(column + " is '" + cell + "', which is no whole number");
    }
  }

  /** A number; NaN if the cell is empty. */
  public double number(String column) {
    String cell = get(column);
    if (cell.isEmpty()) {
      return Double.NaN;
    }
    try {
      if (isNumeral(cell)) {
        return Double.parseDouble(cell);
      }
    } catch (NumberFormatException other) {
      // told below
    }
    throw fault(column + " is '" + cell + "', which is no number");
  }

  /** Java reads more than is ever written: NaN, digits to base 16, a trailing d or f. */
  private static boolean isNumeral(String cell) {
    return cell.equals("Infinity")
        || cell.equals("-Infinity")
        || cell.chars().allMatch(letter -> NUMERALS.indexOf(letter) >= 0);
  }

  /** What is wrong with the row, to be thrown. */
  public DamagedResultsException fault(String what) {
    return new DamagedResultsException(file, line, what);
  }
}
