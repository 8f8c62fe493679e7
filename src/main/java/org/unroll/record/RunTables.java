package org.unroll.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.unroll.format.RunFolder;

/** The open tables of one run, by the type of their records. */
final class RunTables implements Closeable {
  private final RunFolder folder;
  private final Map<Class<? extends Record>, CsvTable> tables = new LinkedHashMap<>();

  RunTables(RunFolder folder) {
    this.folder = folder;
  }

  /**
   * Makes the file with its header, so that a table without rows can be told from a missing one.
   */
  void open(Class<? extends Record> type) {
    tables.computeIfAbsent(
        type,
        absent -> {
          try {
            return CsvTable.create(folder.table(CsvTable.nameOf(type)).toAbsolutePath(), type);
          } catch (IOException cause) {
            throw new UncheckedIOException(cause);
          }
        });
  }

  void write(Record row) {
    CsvTable table = tables.get(row.getClass());
    if (table == null) {
      throw new IllegalStateException(
          "a row of " + row.getClass().getName() + " was measured, but no such table announced");
    }
    table.write(row);
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (CsvTable table : tables.values()) {
      try {
        table.close();
      } catch (IOException cause) {
        failure = cause;
      }
    }
    tables.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
