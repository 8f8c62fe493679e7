package org.unroll.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/** A table that is put together in memory and written at once. */
public final class CsvText {
  private final StringBuilder text = new StringBuilder();

  /** Starts with the columns' names. */
  public CsvText(List<String> columns) {
    row(columns);
  }

  /** Adds a row. */
  public CsvText row(List<?> values) {
    try (CSVPrinter printer = new CSVPrinter(text, CsvDialect.FORMAT)) {
      printer.printRecord(values.stream().map(CsvDialect::cell));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return this;
  }

  /** The whole table. */
  @Override
  public String toString() {
    return text.toString();
  }
}
