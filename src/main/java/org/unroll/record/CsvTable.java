package org.unroll.record;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;
import org.unroll.api.Table;
import org.unroll.format.CsvDialect;
import org.unroll.format.WriteFailure;

/**
 * A CSV file with one row per record and one column per record component. Every row is flushed, so
 * that a running experiment can be watched and a killed one keeps what it measured.
 */
public final class CsvTable implements Closeable {
  private final Path file;
  private final List<Method> columns;
  private final FileOutputStream out;
  private final CSVPrinter printer;

  // A plain stream: a channel would be closed by the interrupt that asks training to stop.
  private CsvTable(Path file, Class<? extends Record> type, FileOutputStream out)
      throws IOException {
    this.file = file;
    this.columns = accessors(type);
    this.out = out;
    this.printer =
        new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CsvDialect.FORMAT);
  }

  /** The name, without {@code .csv}, of the table for such records. */
  public static String nameOf(Class<? extends Record> type) {
    Table table = type.getAnnotation(Table.class);
    if (table == null) {
      throw new IllegalArgumentException(
          type.getName() + " lacks @Table, which names the file its records are written to");
    }
    return table.value();
  }

  /**
   * Starts a file anew and writes its header.
   *
   * @throws WriteFailure if that cannot be done
   */
  public static CsvTable create(Path file, Class<? extends Record> type) {
    try {
      CsvTable table = new CsvTable(file, type, new FileOutputStream(file.toFile()));
      table.printer.printRecord(
          Arrays.stream(type.getRecordComponents())
              .map(component -> CsvDialect.column(component.getName())));
      table.printer.flush();
      return table;
    } catch (IOException cause) {
      throw new WriteFailure(file, cause);
    }
  }

  /**
   * Goes on with a file after its first so many bytes; what came after them is cut off.
   *
   * @throws WriteFailure if that cannot be done
   */
  static CsvTable resume(Path file, Class<? extends Record> type, long length) {
    try {
      try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
        content.setLength(length);
      }
      return new CsvTable(file, type, new FileOutputStream(file.toFile(), true));
    } catch (IOException cause) {
      throw new WriteFailure(file, cause);
    }
  }

  private static List<Method> accessors(Class<? extends Record> type) {
    List<Method> accessors =
        Stream.of(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
    accessors.forEach(accessor -> accessor.setAccessible(true)); // the record may be private
    return accessors;
  }

  /**
   * Writes one row.
   *
   * @throws WriteFailure if that cannot be done; a part of the row may be in the file
   */
  public void write(Record row) {
    try {
      for (Method column : columns) {
        printer.print(CsvDialect.cell(column.invoke(row)));
      }
      printer.println();
      printer.flush();
    } catch (IOException cause) {
      throw new WriteFailure(file, cause);
    } catch (IllegalAccessException | InvocationTargetException cause) {
      throw new IllegalStateException("cannot read a column of " + row, cause);
    }
  }

  /**
   * Waits until all rows are on the disk.
   *
   * @return the file's length in bytes
   * @throws WriteFailure if they do not get there
   */
  long sync() {
    try {
      out.getFD().sync();
    } catch (IOException cause) {
      throw new WriteFailure(file, cause);
    }
    return file.toFile().length();
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }
}
