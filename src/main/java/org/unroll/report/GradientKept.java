package org.unroll.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.unroll.format.CsvDialect;

/**
 * How much of the loss's gradient arrives at the beginning of a sequence: log₁₀ of the norm at the
 * longest lag over the norm at the loss, in the top layer, by the state that carries most, at the
 * last recorded update. 0 means that nothing is lost; a vanishing gradient is far below.
 */
final class GradientKept {
  /** The table that tells gradients by lag. */
  static final String TABLE = "gradient_lag";

  /** The name of this figure among the metrics of {@code summary.csv}. */
  static final String METRIC = "log10_gradient_kept";

  private GradientKept() {}

  /**
   * The figure of one run; −∞ if nothing arrives, NaN if it was not recorded or starts from
   * nothing.
   */
  static double read(Path table) {
    if (!Files.exists(table)) {
      return Double.NaN;
    }
    try (CSVParser rows = CSVParser.parse(table, StandardCharsets.UTF_8, CsvDialect.WITH_HEADER)) {
      return ofLastStep(rows);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new NoResultsException("cannot read " + table + ": " + unreadable.getMessage());
    }
  }

  private static double ofLastStep(Iterable<CSVRecord> rows) {
    String step = "";
    int layer = -1;
    TreeMap<Integer, Double> byLag = new TreeMap<>();
    for (CSVRecord row : rows) {
      int rowLayer = Integer.parseInt(row.get("layer"));
      if (!row.get("step").equals(step) || rowLayer > layer) {
        step = row.get("step");
        layer = rowLayer;
        byLag.clear();
      }
      if (rowLayer == layer) {
        String cell = row.get("log10_norm");
        double norm = cell.isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(cell);
        byLag.merge(Integer.valueOf(row.get("lag")), norm, Math::max);
      }
    }
    if (byLag.size() < 2 || byLag.firstEntry().getValue() == Double.NEGATIVE_INFINITY) {
      return Double.NaN; // of nothing at the loss there is no share
    }
    return byLag.lastEntry().getValue() - byLag.firstEntry().getValue();
  }
}
