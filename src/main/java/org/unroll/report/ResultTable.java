package org.unroll.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.unroll.format.CsvDialect;
import org.unroll.format.DamagedResultsException;
import org.unroll.format.ResultFile;

/** Any table among the results. */
public final class ResultTable {
  private ResultTable() {}

  /**
   * Its rows, with cells by the names of the columns; none if there is no such file.
   *
   * @throws DamagedResultsException if it cannot be read
   * @throws NoResultsException if it is no table
   */
  public static List<CSVRecord> read(Path file) {
    if (!new ResultFile(file).exists()) {
      return List.of();
    }
    try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, CsvDialect.WITH_HEADER)) {
      return rows.getRecords();
    } catch (IOException unreadable) {
      throw new ResultFile(file).unreadable(unreadable);
    } catch (IllegalArgumentException cause) {
      throw new NoResultsException("cannot read " + file + ": " + cause.getMessage());
    }
  }
}
