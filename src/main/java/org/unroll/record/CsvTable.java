package org.unroll.record;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
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

/**
 * A CSV file with one row per record and one column per record component. Every row is flushed, so
 * that a running experiment can be watched and a killed one keeps what it measured.
 */
public final class CsvTable implements Closeable {
  private final List<Method> columns;
  private final CSVPrinter printer;

  private CsvTable(List<Method> columns, CSVPrinter printer) {
    this.columns = columns;
    this.printer = printer;
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

  /** Starts a file anew and writes its header. */
  public static CsvTable create(Path file, Class<? extends Record> type) throws IOException {
    // A plain stream: a channel would be closed by the interrupt that asks training to stop.
    CSVPrinter printer =
        new CSVPrinter(
            new OutputStreamWriter(new FileOutputStream(file.toFile()), StandardCharsets.UTF_8),
            CsvDialect.FORMAT);
    printer.printRecord(
        Arrays.stream(type.getRecordComponents())
            .map(component -> CsvDialect.column(component.getName())));
    printer.flush();
    return new CsvTable(accessors(type), printer);
  }

  private static List<Method> accessors(Class<? extends Record> type) {
    List<Method> accessors =
        Stream.of(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
    accessors.forEach(accessor -> accessor.setAccessible(true)); // the record may be private
    return accessors;
  }

  /** Writes one row. */
  public void write(Record row) {
    try {
      for (Method column : columns) {
        printer.print(CsvDialect.cell(column.invoke(row)));
      }
      printer.println();
      printer.flush();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (IllegalAccessException | InvocationTargetException cause) {
      throw new IllegalStateException("cannot read a column of " + row, cause);
    }
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }
}
