package org.unroll.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.unroll.api.MetricDescription;

/** The columns of {@code runs.csv}: fixed ones, with one column per axis before the seed. */
public final class RunColumns {
  public static final String ID = "id";
  public static final String CONDITION = "condition";
  public static final String ARM = "arm";
  public static final String SEED = "seed";
  public static final String STATUS = "status";

  /** Updates made; not {@code steps}, which may be an axis of the experiment. */
  public static final String STEPS_MADE = "steps_made";

  public static final String BEST_STEP = "best_step";

  /** What is guessed for {@code baseline_loss}, in words. */
  public static final String BASELINE = "baseline";

  public static final String DIVERGED_STEP = "diverged_step";
  public static final String REASON = "reason";

  /** The run's folder, from the experiment's. */
  public static final String FOLDER = "folder";

  /** The columns that say which run a row is about. */
  static final List<String> NAMING = List.of(ID, CONDITION, ARM, SEED, STATUS);

  private RunColumns() {}

  /**
   * What a row says of its run besides, by column: the text of the manifest's values.
   *
   * @param manifest empty if the run was never started
   * @param metrics the names of those that have columns, beside the loss
   */
  public static Map<String, String> results(Optional<RunManifest> manifest, List<String> metrics) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(STATUS, manifest.map(RunManifest::status).orElse(RunStatus.PENDING));
    values.put(STEPS_MADE, manifest.map(RunManifest::stepsMade));
    values.put(BEST_STEP, manifest.map(RunManifest::bestStep));
    for (String column : MetricColumn.names(metrics)) {
      values.put(column, manifest.map(RunManifest::metrics).map(found -> found.get(column)));
    }
    values.put(BASELINE, manifest.map(RunManifest::baseline));
    values.put(DIVERGED_STEP, manifest.map(RunManifest::divergedStep));
    values.put(REASON, manifest.map(RunManifest::reason));
    Map<String, String> cells = new LinkedHashMap<>();
    values.forEach((column, value) -> cells.put(column, CsvDialect.cell(value)));
    return cells;
  }

  /** The same with what the run itself says that it measured. */
  public static Map<String, String> results(Optional<RunManifest> manifest) {
    return results(
        manifest,
        manifest.map(RunManifest::beside).orElse(List.of()).stream()
            .map(MetricDescription::name)
            .toList());
  }

  /**
   * All columns in order, for an experiment with those axes.
   *
   * @param metrics the names of those that its runs measure, beside the loss
   */
  public static List<String> with(List<String> axes, List<String> metrics) {
    return Stream.of(
            Stream.of(ID, CONDITION, ARM),
            axes.stream(),
            Stream.of(SEED, STATUS, STEPS_MADE, BEST_STEP),
            MetricColumn.names(metrics).stream(),
            Stream.of(BASELINE, DIVERGED_STEP, REASON, FOLDER))
        .flatMap(columns -> columns)
        .toList();
  }

  /** The metrics, beside the loss, of an experiment whose {@code runs.csv} has these columns. */
  public static List<String> metricsOf(List<String> columns) {
    String prefix = new MetricColumn(MetricColumn.Moment.FINAL_TRAIN, "").column();
    return columns.subList(columns.indexOf(SEED) + 1, columns.size()).stream()
        .filter(column -> column.startsWith(prefix))
        .map(column -> column.substring(prefix.length()))
        .filter(metric -> !metric.equals(MetricDescription.LOSS.name()))
        .toList();
  }

  /** The axes of an experiment whose {@code runs.csv} has these columns. */
  public static List<String> axesOf(List<String> columns) {
    return List.copyOf(columns.subList(columns.indexOf(ARM) + 1, columns.indexOf(SEED)));
  }
}
