package org.unroll.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.unroll.format.CsvDialect;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Metric;
import org.unroll.format.RunColumns;
import org.unroll.format.RunFolder;
import org.unroll.format.RunStatus;

/** Reads {@code runs.csv}. */
public final class RunList {
  private RunList() {}

  /**
   * All rows, in the order of the file.
   *
   * @throws NoResultsException if the folder holds none
   */
  public static List<RunResult> read(ExperimentFolder folder) {
    if (!Files.exists(folder.runs())) {
      throw new NoResultsException(
          folder.path()
              + " holds no runs.csv; give the folder of one experiment, such as"
              + " results/<experiment>");
    }
    try (CSVParser rows =
        CSVParser.parse(folder.runs(), StandardCharsets.UTF_8, CsvDialect.WITH_HEADER)) {
      List<String> axes = RunColumns.axesOf(rows.getHeaderNames());
      Map<String, RunFolder> folders = new HashMap<>();
      List<RunResult> results = new ArrayList<>();
      for (CSVRecord row : rows) {
        // Rows with one id share the folder of the first.
        RunFolder run =
            folders.computeIfAbsent(row.get(RunColumns.ID), id -> runFolder(folder, row));
        results.add(result(row, axes, run));
      }
      if (results.isEmpty()) {
        throw new NoResultsException(
            folder.path()
                + " compares nothing yet: what is tuned is not chosen; 'unroll report "
                + folder.trials().path()
                + "' shows what is tried");
      }
      return results;
    } catch (IOException | IllegalArgumentException cause) {
      throw new NoResultsException("cannot read " + folder.runs() + ": " + cause.getMessage());
    }
  }

  private static RunResult result(CSVRecord row, List<String> axes, RunFolder run) {
    Map<String, String> values = new LinkedHashMap<>();
    axes.stream()
        .filter(axis -> !row.get(axis).isEmpty())
        .forEach(it -> values.put(it, row.get(it)));
    return new RunResult(
        run,
        row.get(RunColumns.CONDITION),
        row.get(RunColumns.ARM),
        values,
        Long.parseLong(row.get(RunColumns.SEED)),
        RunStatus.valueOf(row.get(RunColumns.STATUS)),
        metrics(row),
        cell(row, RunColumns.BASELINE),
        GradientKept.read(run.table(GradientKept.TABLE)),
        ValidationCurve.read(run.table(ValidationCurve.TABLE)));
  }

  private static RunFolder runFolder(ExperimentFolder folder, CSVRecord row) {
    return folder.run(
        row.get(RunColumns.CONDITION),
        Long.parseLong(row.get(RunColumns.SEED)),
        row.get(RunColumns.ID));
  }

  /** Empty where there is no such column, as in results of an earlier version. */
  private static String cell(CSVRecord row, String column) {
    return row.isMapped(column) ? row.get(column) : "";
  }

  private static Map<Metric, Double> metrics(CSVRecord row) {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      String cell = cell(row, metric.column());
      if (!cell.isEmpty()) {
        metrics.put(metric, Double.valueOf(cell));
      }
    }
    return metrics;
  }
}
