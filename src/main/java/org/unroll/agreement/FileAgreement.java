package org.unroll.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.unroll.format.CsvDialect;

/**
 * A file in two versions.
 *
 * @param name what it is called
 */
public record FileAgreement(String name, Path recorded, Path repeated) {
  private static final String STEP = "step";
  private static final int NUMPY_PREAMBLE = 10;

  /** The first place where they differ, if they do. */
  public Optional<Mismatch> mismatch() {
    try {
      return firstMismatch();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot compare " + recorded + " and " + repeated, cause);
    }
  }

  private Optional<Mismatch> firstMismatch() throws IOException {
    if (!Files.isRegularFile(recorded) || !Files.isRegularFile(repeated)) {
      return Optional.of(new Mismatch(name, null, "", presence(recorded), presence(repeated)));
    }
    long place = Files.mismatch(recorded, repeated);
    if (place < 0) {
      return Optional.empty();
    } else if (name.endsWith(".csv")) {
      return Optional.of(inTable());
    } else if (name.endsWith(".npy")) {
      return Optional.of(inArray(place));
    }
    return Optional.of(inLines());
  }

  private static String presence(Path file) {
    return Files.isRegularFile(file) ? "a file" : "no file";
  }

  private Mismatch inTable() throws IOException {
    try (CSVParser left = table(recorded);
        CSVParser right = table(repeated)) {
      List<String> columns = left.getHeaderNames();
      if (!columns.equals(right.getHeaderNames())) {
        return new Mismatch(
            name, null, "columns", columns.toString(), right.getHeaderNames().toString());
      }
      List<CSVRecord> rows = left.getRecords();
      List<CSVRecord> others = right.getRecords();
      for (int i = 0; i < Math.min(rows.size(), others.size()); i++) {
        CSVRecord row = rows.get(i);
        CSVRecord other = others.get(i);
        if (!row.toList().equals(other.toList())) {
          return inRow(columns, row, other);
        }
      }
      if (rows.size() == others.size()) {
        return inLines(); // the same cells, written in another way
      }
      CSVRecord more =
          (rows.size() > others.size() ? rows : others).get(Math.min(rows.size(), others.size()));
      return new Mismatch(name, step(columns, more), "rows", "" + rows.size(), "" + others.size());
    } catch (IllegalArgumentException | UncheckedIOException damaged) {
      return inLines();
    }
  }

  private static CSVParser table(Path file) throws IOException {
    return CSVParser.parse(file, StandardCharsets.UTF_8, CsvDialect.WITH_HEADER);
  }

  private Mismatch inRow(List<String> columns, CSVRecord row, CSVRecord other) {
    OptionalInt column =
        IntStream.range(0, Math.min(row.size(), other.size()))
            .filter(i -> !row.get(i).equals(other.get(i)))
            .findFirst();
    if (column.isEmpty() || column.getAsInt() >= columns.size()) {
      return new Mismatch(name, step(columns, row), "cells", "" + row.size(), "" + other.size());
    }
    int i = column.getAsInt();
    return new Mismatch(
        name, step(columns, row), "column " + columns.get(i), row.get(i), other.get(i));
  }

  private static Long step(List<String> columns, CSVRecord row) {
    int column = columns.indexOf(STEP);
    try {
      return column < 0 ? null : Long.valueOf(row.get(column));
    } catch (NumberFormatException damaged) {
      return null;
    }
  }

  private Mismatch inArray(long place) throws IOException {
    ByteBuffer left = bytes(recorded);
    ByteBuffer right = bytes(repeated);
    int data = left.limit() < NUMPY_PREAMBLE ? 0 : NUMPY_PREAMBLE + left.getShort(8);
    int element = (int) (place - data) / Float.BYTES;
    int offset = data + element * Float.BYTES;
    int shorter = Math.min(left.limit(), right.limit());
    if (place < data || offset + Float.BYTES > shorter) {
      return new Mismatch(
          name, null, "byte " + place, left.limit() + " bytes", right.limit() + " bytes");
    }
    return new Mismatch(
        name,
        null,
        "element " + element,
        CsvDialect.cell(left.getFloat(offset)),
        CsvDialect.cell(right.getFloat(offset)));
  }

  private static ByteBuffer bytes(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Mismatch inLines() throws IOException {
    List<String> left = Files.readAllLines(recorded, StandardCharsets.ISO_8859_1);
    List<String> right = Files.readAllLines(repeated, StandardCharsets.ISO_8859_1);
    int line = 0;
    while (line < left.size() && line < right.size() && left.get(line).equals(right.get(line))) {
      line++;
    }
    return new Mismatch(name, null, "line " + (line + 1), at(left, line), at(right, line));
  }

  private static String at(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line).strip() : "(no such line)";
  }
}
