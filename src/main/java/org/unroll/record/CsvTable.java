package org.unroll.record;

import com.google.common.io.ByteStreams;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.apache.commons.csv.CSVPrinter;
import org.unroll.api.Table;
import org.unroll.format.CsvDialect;
import org.unroll.format.FileDigest;
import org.unroll.format.ResultFile;
import org.unroll.format.WriteFailure;

/**
 * A CSV file with one row per record and one column per record component. Every row is flushed, so
 * that a running experiment can be watched and a killed one keeps what it measured.
 */
public final class CsvTable implements Closeable {
  private final Path file;
  private final TableColumns columns;
  private final FileOutputStream out;
  private final MessageDigest digest;
  private final CSVPrinter printer;
  private long rows;

  // A plain stream: a channel would be closed by the interrupt that asks training to stop.
  private CsvTable(
      Path file, TableColumns columns, FileOutputStream out, MessageDigest digest, long rows)
      throws IOException {
    this.file = file;
    this.columns = columns;
    this.out = out;
    this.digest = digest;
    this.rows = rows;
    this.printer =
        new CSVPrinter(
            new OutputStreamWriter(new DigestOutputStream(out, digest), StandardCharsets.UTF_8),
            CsvDialect.FORMAT);
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
    return create(file, TableColumns.of(type));
  }

  /** The same with columns of the caller's choice. */
  static CsvTable create(Path file, TableColumns columns) {
    new ResultFile(file).requireNothingElse();
    try {
      CsvTable table =
          new CsvTable(file, columns, new FileOutputStream(file.toFile()), FileDigest.begin(), 0);
      table.printer.printRecord(columns.names());
      table.printer.flush();
      return table;
    } catch (IOException cause) {
      throw new WriteFailure(file, cause);
    }
  }

  /**
   * Goes on with a file after a mark; what came after it is cut off.
   *
   * @throws WriteFailure if that cannot be done
   */
  static CsvTable resume(Path file, TableColumns columns, TableMark mark) {
    new ResultFile(file).requireNothingElse();
    try {
      try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
        content.setLength(mark.bytes());
      }
      FileOutputStream out = new FileOutputStream(file.toFile(), true);
      return new CsvTable(file, columns, out, digest(file, mark), mark.content().rows());
    } catch (IOException cause) {
      throw new WriteFailure(file, cause);
    }
  }

  /** Whether the file begins with what a mark tells of. */
  static boolean reached(Path file, TableMark mark) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) >= mark.bytes()
        && FileDigest.of(digest(file, mark), mark.content().rows()).equals(mark.content());
  }

  private static MessageDigest digest(Path file, TableMark mark) throws IOException {
    MessageDigest digest = FileDigest.begin();
    try (InputStream in =
        new DigestInputStream(
            ByteStreams.limit(Files.newInputStream(file), mark.bytes()), digest)) {
      ByteStreams.exhaust(in);
    }
    return digest;
  }

  /**
   * Writes one row.
   *
   * @throws WriteFailure if that cannot be done; a part of the row may be in the file
   */
  public void write(Record row) {
    try {
      for (Object value : columns.values(row)) {
        printer.print(CsvDialect.cell(value));
      }
      printer.println();
      printer.flush();
      rows++;
    } catch (IOException cause) {
      throw new WriteFailure(file, cause);
    }
  }

  /**
   * Waits until all rows are on the disk.
   *
   * @return how far the file goes by then
   * @throws WriteFailure if they do not get there
   */
  TableMark sync() {
    try {
      out.getFD().sync();
    } catch (IOException cause) {
      throw new WriteFailure(file, cause);
    }
    return new TableMark(file.toFile().length(), content());
  }

  /** What is written so far. */
  FileDigest content() {
    return FileDigest.of(digest, rows);
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }
}
