package org.unroll.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Looks whether a learning curve is in itself as curves are, and comes to what {@code run.json}
 * says of its run.
 */
final class CurveCheck implements Consumer<TableRow> {
  /** The table that holds the curve. */
  static final String TABLE = "learning_curve";

  private final RunFiles files;
  private final CurveMetrics metrics = new CurveMetrics();
  private final Map<String, Long> steps = new HashMap<>();
  private long last = -1;

  CurveCheck(RunFiles files) {
    this.files = files;
  }

  @Override
  public void accept(TableRow row) {
    long step = row.whole("step");
    String split = row.get("split");
    Long before = steps.put(split, step);
    if (before != null && before >= step) {
      throw row.fault("a second point of the split %s at step %d".formatted(split, before));
    }
    double loss = row.number("loss");
    double accuracy = row.number("accuracy");
    try {
      metrics.add(
          step,
          split,
          loss,
          Double.isNaN(accuracy) ? OptionalDouble.empty() : OptionalDouble.of(accuracy));
    } catch (IllegalArgumentException unknown) {
      throw row.fault(unknown.getMessage());
    }
    last = step;
  }

  private boolean completed() {
    return files
        .manifest()
        .map(RunManifest::status)
        .filter(RunStatus.COMPLETED::equals)
        .isPresent();
  }

  /** Compares the whole curve with what the manifest says; of an unfinished run it says nothing. */
  void end() {
    if (!files.finished()) {
      return;
    }
    RunManifest manifest = files.manifest().orElseThrow();
    Path file = files.folder().table(TABLE);
    if (completed() && last != manifest.stepsMade()) {
      throw new DamagedResultsException(
          file,
          "ends at step %d, but the run made %d updates, says run.json"
              .formatted(last, manifest.stepsMade()));
    }
    compare(file, RunColumns.BEST_STEP, metrics.bestStep(), manifest.bestStep());
    for (Metric metric : Metric.values()) {
      if (metric != Metric.BASELINE_LOSS) {
        String column = metric.column();
        compare(file, column, metrics.byColumn().get(column), manifest.metrics().get(column));
      }
    }
  }

  private static void compare(Path file, String name, Object here, Object there) {
    if (!Objects.equals(here, there)) {
      throw new DamagedResultsException(
          file, "comes to %s %s, but run.json says %s".formatted(name, said(here), said(there)));
    }
  }

  private static String said(Object value) {
    return value == null
        ? "(none)"
        : CsvDialect.cell(value).isEmpty() ? "NaN" : CsvDialect.cell(value);
  }
}
