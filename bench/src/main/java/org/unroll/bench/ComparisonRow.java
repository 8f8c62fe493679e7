package org.unroll.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/**
 * One row of {@code results.csv}: times of one workload in milliseconds a step, medians over
 * repetitions with the smallest and the largest beside them; NaN where a peer has no such cell or
 * was not measured.
 *
 * @param numbers by column, after those that name the workload
 */
record ComparisonRow(int threads, Workload workload, Map<String, Double> numbers) {
  static final String FORWARD_BACKWARD = "_forward_backward";

  static ComparisonRow of(int threads, Workload workload, Map<Competitor, Timing> timings) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Competitor competitor : Competitor.values()) {
      Timing timing = timings.get(competitor);
      String name = competitor.toString();
      numbers.put(name + "_ms", timing == null ? Double.NaN : timing.median());
      numbers.put(name + "_smallest", timing == null ? Double.NaN : timing.smallest());
      numbers.put(name + "_largest", timing == null ? Double.NaN : timing.largest());
      if (competitor != Competitor.DL4J) {
        double forwardBackward =
            timing == null ? Double.NaN : Statistics.median(timing.forwardBackward());
        numbers.put(name + FORWARD_BACKWARD + "_ms", forwardBackward);
      }
    }
    numbers.put("libtorch_over_unroll", numbers.get("libtorch_ms") / numbers.get("unroll_ms"));
    numbers.put(
        "libtorch_over_unroll" + FORWARD_BACKWARD,
        numbers.get("libtorch" + FORWARD_BACKWARD + "_ms")
            / numbers.get("unroll" + FORWARD_BACKWARD + "_ms"));
    numbers.put("dl4j_over_unroll", numbers.get("dl4j_ms") / numbers.get("unroll_ms"));
    return new ComparisonRow(threads, workload, numbers);
  }

  double number(String column) {
    return numbers.get(column);
  }

  /** The row's columns and cells. */
  Map<String, String> cells() {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("threads", Integer.toString(threads));
    cells.put("input", workload.input());
    cells.put("cell", workload.cell().toString());
    cells.put("batch", Integer.toString(workload.batch()));
    cells.put("steps", Integer.toString(workload.steps()));
    cells.put("hidden", Integer.toString(workload.hidden()));
    numbers.forEach(
        (column, number) ->
            cells.put(column, number.isNaN() ? "" : String.format(Locale.ROOT, "%.4f", number)));
    return cells;
  }

  static ComparisonRow read(CSVRecord line) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    line.toMap()
        .forEach(
            (column, cell) -> {
              if (column.contains("_")) {
                numbers.put(column, cell.isEmpty() ? Double.NaN : Double.parseDouble(cell));
              }
            });
    return new ComparisonRow(
        Integer.parseInt(line.get("threads")),
        new Workload(
            CellKind.valueOf(line.get("cell").toUpperCase(Locale.ROOT)),
            Integer.parseInt(line.get("batch")),
            Integer.parseInt(line.get("steps")),
            Integer.parseInt(line.get("hidden")),
            line.get("input").equals("dense")),
        numbers);
  }
}
