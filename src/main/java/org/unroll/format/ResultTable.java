package org.unroll.format;

import com.google.common.io.ByteStreams;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table among the results, read row by row, and checked on the way: its columns have names, its
 * rows have all cells, its last line is whole, and, where it is known what it held when it was
 * finished, its bytes are the same. What is wrong is thrown as a {@link DamagedResultsException}
 * with file and line. What was read before that, or was not read to its end, proves nothing.
 */
public final class ResultTable implements Iterator<TableRow>, Closeable {
  private final Path file;
  private final Optional<FileDigest> finished;
  private final MessageDigest digest = FileDigest.begin();
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private long rows;

  private ResultTable(Path file, Optional<FileDigest> finished, long length) throws IOException {
    this.file = file;
    this.finished = finished;
    InputStream in =
        new DigestInputStream(ByteStreams.limit(new ResultFile(file).open(), length), digest);
    this.parser =
        CSVParser.parse(
            new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), CsvDialect.FORMAT);
    this.records = parser.iterator();
  }

  /** Opens a table that nobody writes to any more. */
  public static ResultTable open(Path file) {
    return open(file, Optional.empty());
  }

  /**
   * The same.
   *
   * @param finished what it held when it was finished, if that is known
   */
  static ResultTable open(Path file, Optional<FileDigest> finished) {
    long length = lengthOfWholeLines(file);
    if (length < file.toFile().length()) {
      try (ResultTable whole = open(file, Optional.empty(), length, false)) {
        whole.forEachRemaining(row -> {});
        throw new DamagedResultsException(file, whole.line() + 1, "the line has no end");
      }
    }
    return open(file, finished, length, false);
  }

  /**
   * Opens a table that is being written, or was when its writer ended: a last part of a line is
   * left out.
   */
  static ResultTable openUnfinished(Path file) {
    return open(file, Optional.empty(), lengthOfWholeLines(file), true);
  }

  private static ResultTable open(
      Path file, Optional<FileDigest> finished, long length, boolean unfinished) {
    try {
      ResultTable table = new ResultTable(file, finished, length);
      if (length > 0 || !unfinished) {
        table.readHeader();
      }
      return table;
    } catch (IOException unreadable) {
      throw new ResultFile(file).unreadable(unreadable);
    }
  }

  /** All rows of a table that nobody writes to any more; none if there is no such file. */
  public static List<TableRow> read(Path file) {
    List<TableRow> rows = new ArrayList<>();
    if (new ResultFile(file).exists()) {
      try (ResultTable table = open(file)) {
        table.forEachRemaining(rows::add);
      }
    }
    return rows;
  }

  private static long lengthOfWholeLines(Path file) {
    if (!new ResultFile(file).exists()) {
      throw new DamagedResultsException(file, "is missing");
    }
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      byte[] block = new byte[1 << 12];
      long end = content.length();
      while (end > 0) {
        long start = Math.max(0, end - block.length);
        content.seek(start);
        content.readFully(block, 0, (int) (end - start));
        for (int i = (int) (end - start) - 1; i >= 0; i--) {
          if (block[i] == '\n') {
            return start + i + 1;
          }
        }
        end = start;
      }
      return 0;
    } catch (IOException unreadable) {
      throw new ResultFile(file).unreadable(unreadable);
    }
  }

  private void readHeader() {
    if (!hasRecord()) {
      throw new DamagedResultsException(file, "is empty: its first line should name the columns");
    }
    for (String column : records.next()) {
      if (column.isEmpty() || columns.put(column, columns.size()) != null) {
        throw new DamagedResultsException(
            file, 1, "the columns should have names, each another; one is '" + column + "'");
      }
    }
  }

  /** The columns' names in order. */
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  @Override
  public boolean hasNext() {
    boolean more = hasRecord();
    if (!more) {
      finished.ifPresent(this::requireSame);
    }
    return more;
  }

  private boolean hasRecord() {
    try {
      return records.hasNext();
    } catch (UncheckedIOException | IllegalStateException damage) {
      throw new DamagedResultsException(
          file, line() + 1, "is no row of a table: " + reason(damage));
    }
  }

  private static String reason(RuntimeException damage) {
    return damage instanceof UncheckedIOException wrapped
        ? FileFault.reason(wrapped.getCause())
        : damage.getMessage();
  }

  @Override
  public TableRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException(file.toString());
    }
    CSVRecord cells = records.next();
    TableRow row = new TableRow(file, columns, cells, line());
    if (cells.size() != columns.size()) {
      throw row.fault("has %d cells instead of %d".formatted(cells.size(), columns.size()));
    }
    rows++;
    return row;
  }

  private long line() {
    return parser.getCurrentLineNumber();
  }

  private void requireSame(FileDigest was) {
    if (was.rows() != null && was.rows() != rows) {
      throw new DamagedResultsException(
          file, "has %d rows, but had %d when it was finished".formatted(rows, was.rows()));
    } else if (!FileDigest.of(digest, null).sha256().equals(was.sha256())) {
      throw changed(file);
    }
  }

  static DamagedResultsException changed(Path file) {
    return new DamagedResultsException(
        file, "is not as it was when it was finished: its SHA-256 is not that in run.json");
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException harmless) { // it was only read
      throw new ResultFile(file).unreadable(harmless);
    }
  }
}
