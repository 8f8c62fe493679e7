package org.unroll.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.NotedFile;
import org.unroll.format.Notice;
import org.unroll.format.RunColumns;
import org.unroll.format.RunStatus;

/**
 * Tells where tuning had nothing to choose by, and where it chose the least or the largest of the
 * numbers that it was given: a better one may lie beyond.
 */
final class TuningNotices {
  private static final String CHOSEN = "chosen";

  private TuningNotices() {}

  private record Edge(String key, String value, boolean largest) {}

  static List<Notice> of(ExperimentFolder folder) {
    new NotedFile(folder.tuning()).requireSame();
    List<CSVRecord> rows = ResultTable.read(folder.tuning());
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> columns = rows.get(0).getParser().getHeaderNames();
    List<String> keys =
        columns.subList(
            columns.indexOf(RunColumns.CONDITION) + 1, columns.indexOf(RunColumns.SEED));
    List<Notice> notices = new ArrayList<>();
    String metric = columns.get(columns.indexOf(RunColumns.STATUS) + 1);
    Set<String> blind = withoutValue(rows, metric);
    if (!blind.isEmpty()) {
      notices.add(
          Notice.ofResults(
              Notice.Kind.DOUBTFUL,
              List.copyOf(blind),
              "tuning had nothing to choose by: no trial completed with a finite "
                  + metric.replaceFirst("^best_", "").replace('_', ' ')
                  + "; what stands first in the file is compared"));
    }
    Map<Edge, List<String>> found = new LinkedHashMap<>();
    for (String key : keys) {
      edges(key, rows, blind, found);
    }
    found.forEach(
        (edge, conditions) ->
            notices.add(
                Notice.ofResults(
                    Notice.Kind.DOUBTFUL,
                    conditions,
                    "tuning chose the "
                        + (edge.largest() ? "largest" : "smallest")
                        + " "
                        + edge.key()
                        + " that was tried, "
                        + edge.value()
                        + "; a better one may lie beyond")));
    return notices;
  }

  /** The conditions that something is chosen for and of which no trial has a value. */
  private static Set<String> withoutValue(List<CSVRecord> rows, String metric) {
    Set<String> blind = new LinkedHashSet<>();
    for (CSVRecord row : rows) {
      if (row.get(CHOSEN).equals("true")) {
        blind.add(row.get(RunColumns.CONDITION));
      }
    }
    for (CSVRecord row : rows) {
      boolean completed = row.get(RunColumns.STATUS).equals(RunStatus.COMPLETED.name());
      if (completed && number(row.get(metric)).isPresent()) {
        blind.remove(row.get(RunColumns.CONDITION));
      }
    }
    return blind;
  }

  private static void edges(
      String key, List<CSVRecord> rows, Set<String> blind, Map<Edge, List<String>> found) {
    TreeSet<Double> tried = new TreeSet<>();
    for (CSVRecord row : rows) {
      OptionalDouble number = number(row.get(key));
      if (number.isEmpty()) {
        return;
      }
      tried.add(number.getAsDouble());
    }
    if (tried.size() < 2) {
      return;
    }
    Set<String> seen = new HashSet<>(blind);
    for (CSVRecord row : rows) {
      double value = number(row.get(key)).getAsDouble();
      boolean atEdge = value == tried.first() || value == tried.last();
      String condition = row.get(RunColumns.CONDITION);
      if (row.get(CHOSEN).equals("true") && atEdge && seen.add(condition)) {
        found
            .computeIfAbsent(
                new Edge(key, row.get(key), value == tried.last()), absent -> new ArrayList<>())
            .add(condition);
      }
    }
  }

  private static OptionalDouble number(String cell) {
    try {
      double value = Double.parseDouble(cell);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException word) {
      return OptionalDouble.empty();
    }
  }
}
