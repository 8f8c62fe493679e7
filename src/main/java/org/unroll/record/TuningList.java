package org.unroll.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unroll.format.CsvText;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.NotedFile;
import org.unroll.format.RunColumns;
import org.unroll.format.RunStatus;

/** Writes down what was tried for each condition, and what was chosen. */
public final class TuningList {
  private TuningList() {}

  /**
   * One trial.
   *
   * @param condition the condition of the comparison
   * @param values of the tuned keys, in their order
   * @param seed the trial's own
   * @param value what it is judged by, at its best step
   * @param chosen whether its values are compared; empty until that is known
   */
  public record Row(
      String condition,
      List<String> values,
      long seed,
      String id,
      RunStatus status,
      Optional<Double> value,
      Optional<Boolean> chosen) {
    public Row {
      values = List.copyOf(values);
    }
  }

  /**
   * Begins {@code tuning.csv} anew; where nothing is tuned there is none.
   *
   * @param metric the column of {@code runs.csv} by which trials are judged
   */
  public static void write(
      ExperimentFolder folder, List<String> keys, String metric, List<Row> rows) {
    NotedFile file = new NotedFile(folder.tuning());
    if (keys.isEmpty()) {
      file.remove();
      return;
    }
    List<String> columns = new ArrayList<>(List.of(RunColumns.CONDITION));
    columns.addAll(keys);
    columns.addAll(List.of(RunColumns.SEED, RunColumns.ID, RunColumns.STATUS, metric, "chosen"));
    CsvText table = new CsvText(columns);
    for (Row row : rows) {
      List<Object> cells = new ArrayList<>(List.of(row.condition()));
      cells.addAll(row.values());
      cells.addAll(List.of(row.seed(), row.id(), row.status(), row.value(), row.chosen()));
      table.row(cells);
    }
    file.replace(table.toString());
  }
}
