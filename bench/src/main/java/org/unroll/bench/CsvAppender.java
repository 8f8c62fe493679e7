package org.unroll.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Adds rows to a CSV file, which gets its header with the first. */
final class CsvAppender {
  private final Path file;

  CsvAppender(Path file) {
    this.file = file;
  }

  void add(Map<String, String> cells) {
    boolean fresh = !Files.exists(file);
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    try (Writer writer =
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        CSVPrinter printer = new CSVPrinter(writer, format)) {
      if (fresh) {
        printer.printRecord(cells.keySet());
      }
      printer.printRecord(cells.values());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write " + file, cause);
    }
  }
}
