package org.unroll.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.format.FileDigest;
import org.unroll.format.RunFolder;

/** The open tables of one run, by the type of their records. */
final class RunTables implements Closeable {
  private final RunFolder folder;
  private final SortedMap<String, TableMark> marks;
  private final Map<Class<? extends Record>, CsvTable> tables = new LinkedHashMap<>();

  /**
   * The tables of a run.
   *
   * @param marks where a table that is there already goes on, by name
   */
  RunTables(RunFolder folder, SortedMap<String, TableMark> marks) {
    this.folder = folder;
    this.marks = marks;
  }

  /**
   * Makes the file with its header, so that a table without rows can be told from a missing one; or
   * goes on with it.
   */
  void open(Class<? extends Record> type) {
    open(type, TableColumns.of(type));
  }

  /** The same with columns of the caller's choice. */
  void open(Class<? extends Record> type, TableColumns columns) {
    tables.computeIfAbsent(
        type,
        absent -> {
          String name = CsvTable.nameOf(type);
          Path file = folder.table(name).toAbsolutePath();
          return marks.containsKey(name)
              ? CsvTable.resume(file, columns, marks.get(name))
              : CsvTable.create(file, columns);
        });
  }

  /** Waits until all rows are on the disk; returns how far each table goes, by name. */
  SortedMap<String, TableMark> sync() {
    SortedMap<String, TableMark> reached = new TreeMap<>();
    tables.forEach((type, table) -> reached.put(CsvTable.nameOf(type), table.sync()));
    return reached;
  }

  /** What the tables hold so far, by the names of their files. */
  SortedMap<String, FileDigest> contents() {
    SortedMap<String, FileDigest> contents = new TreeMap<>();
    tables.forEach(
        (type, table) ->
            contents.put(
                folder.table(CsvTable.nameOf(type)).getFileName().toString(), table.content()));
    return contents;
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
