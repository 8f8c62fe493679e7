package org.unroll.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.unroll.api.LearningPoint;
import org.unroll.api.MetricDescription;

/**
 * Looks whether a learning curve is in itself as curves are, and comes to what {@code run.json}
 * says of its run.
 */
final class CurveCheck implements Consumer<TableRow> {
  /** The table that holds the curve. */
  static final String TABLE = "learning_curve";

  private final RunFiles files;
  private final List<String> names;
  private final CurveMetrics metrics;
  private final Map<String, Long> steps = new HashMap<>();
  private long last = -1;

  CurveCheck(RunFiles files) {
    this.files = files;
    List<MetricDescription> beside =
        files.manifest().map(RunManifest::beside).orElse(List.of(MetricDescription.ACCURACY));
    this.names = beside.stream().map(MetricDescription::name).toList();
    this.metrics =
        new CurveMetrics(
            beside, files.manifest().map(RunManifest::best).orElse(MetricDescription.LOSS));
  }

  @Override
  public void accept(TableRow row) {
    long step = row.whole("step");
    String split = row.get("split");
    Long before = steps.put(split, step);
    if (before != null && before >= step) {
      throw row.fault("a second point of the split %s at step %d".formatted(split, before));
    }
    try {
      metrics.add(point(row, step, split));
    } catch (IllegalArgumentException unknown) {
      throw row.fault(unknown.getMessage());
    }
    last = step;
  }

  private LearningPoint point(TableRow row, long step, String split) {
    Map<String, Double> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, row.number(name)));
    return new LearningPoint(step, split, row.number(MetricDescription.LOSS.name()), values);
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
    for (String column : MetricColumn.names(names)) {
      if (!column.equals(MetricColumn.BASELINE_LOSS)) {
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
