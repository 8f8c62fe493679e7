package org.unroll.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.unroll.format.CsvDialect;
import org.unroll.format.RunFolder;

/** Reads how long runs took. */
public final class RunTimes {
  private static final String SECONDS = "seconds";

  private RunTimes() {}

  /** Seconds of training and evaluation; empty if the run does not tell. */
  public static OptionalDouble seconds(RunFolder folder) {
    if (!Files.isRegularFile(folder.timing())) {
      return OptionalDouble.empty();
    }
    try (CSVParser rows =
        CSVParser.parse(folder.timing(), StandardCharsets.UTF_8, CsvDialect.WITH_HEADER)) {
      double sum = 0;
      for (CSVRecord row : rows) {
        sum += Double.parseDouble(row.get(SECONDS));
      }
      return sum > 0 ? OptionalDouble.of(sum) : OptionalDouble.empty();
    } catch (IOException | RuntimeException damaged) {
      return OptionalDouble.empty();
    }
  }
}
