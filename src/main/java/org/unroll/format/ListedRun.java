package org.unroll.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One row of {@code runs.csv}: a condition with one seed, and what is said of its run.
 *
 * @param axes the row's values by axis, in the order of the columns
 * @param row the row as it stands there
 */
public record ListedRun(
    String id,
    String condition,
    String arm,
    Map<String, String> axes,
    long seed,
    RunStatus status,
    TableRow row) {

  /**
   * The rows of the list, in its order.
   *
   * @throws DamagedResultsException if there is no list, or none that can be read
   */
  public static List<ListedRun> read(ExperimentFolder folder) {
    Path file = folder.runs();
    List<ListedRun> runs = new ArrayList<>();
    try (ResultTable table = ResultTable.open(file)) {
      List<String> columns = table.columns();
      if (!columns.containsAll(RunColumns.NAMING)) {
        throw new DamagedResultsException(
            file, 1, "lacks some of the columns " + String.join(", ", RunColumns.NAMING));
      }
      List<String> axes = RunColumns.axesOf(columns);
      Set<List<Object>> known = new HashSet<>();
      while (table.hasNext()) {
        ListedRun run = of(table.next(), axes);
        if (!known.add(List.of(run.condition(), run.seed()))) {
          throw run.row().fault(run.condition() + " seed " + run.seed() + " is listed twice");
        }
        runs.add(run);
      }
    }
    return runs;
  }

  private static ListedRun of(TableRow row, List<String> axes) {
    Map<String, String> values = new LinkedHashMap<>();
    axes.forEach(axis -> values.put(axis, row.get(axis)));
    return new ListedRun(
        row.get(RunColumns.ID),
        row.get(RunColumns.CONDITION),
        row.get(RunColumns.ARM),
        values,
        row.whole(RunColumns.SEED),
        status(row),
        row);
  }

  private static RunStatus status(TableRow row) {
    String word = row.get(RunColumns.STATUS);
    try {
      return RunStatus.valueOf(word);
    } catch (IllegalArgumentException unknown) {
      throw row.fault("there is no status '" + word + "'");
    }
  }
}
