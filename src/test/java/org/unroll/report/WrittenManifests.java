package org.unroll.report;

import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.api.LearningPoint;
import org.unroll.api.MetricDescription;
import org.unroll.format.CsvText;
import org.unroll.format.CurveMetrics;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.FileDigest;
import org.unroll.format.ListedRun;
import org.unroll.format.ManifestFile;
import org.unroll.format.MetricColumn;
import org.unroll.format.NotedFile;
import org.unroll.format.ResultFile;
import org.unroll.format.ResultTable;
import org.unroll.format.RunColumns;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.format.TableRow;

/** The {@code run.json} of runs that a test wrote into {@code runs.csv} by hand. */
public final class WrittenManifests {
  /** Updates of a run without a curve. */
  private static final long MANY = 1000;

  private WrittenManifests() {}

  /**
   * Writes one for every row that is not pending. Where a run has a learning curve, list and
   * manifest say what it comes to.
   */
  public static void write(ExperimentFolder folder) {
    List<ListedRun> runs = ListedRun.read(folder);
    List<String> columns = columns(folder);
    CsvText list = new CsvText(columns);
    for (ListedRun run : runs) {
      RunFolder own = folder.run(run.condition(), run.seed(), run.id());
      Optional<RunManifest> manifest =
          run.status() == RunStatus.PENDING ? Optional.empty() : Optional.of(manifest(run, own));
      manifest.ifPresent(it -> new ManifestFile().replace(own, it));
      Map<String, String> results = RunColumns.results(manifest);
      List<Object> row = new ArrayList<>();
      columns.forEach(column -> row.add(results.getOrDefault(column, run.row().get(column))));
      list.row(row);
    }
    new NotedFile(folder.runs()).replace(list.toString());
  }

  private static List<String> columns(ExperimentFolder folder) {
    try (ResultTable table = ResultTable.open(folder.runs())) {
      return table.columns();
    }
  }

  private static RunManifest manifest(ListedRun run, RunFolder own) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (String column : MetricColumn.names(List.of())) {
      double value = run.row().has(column) ? run.row().number(column) : Double.NaN;
      if (!Double.isNaN(value)) {
        metrics.put(column, value);
      }
    }
    CurveMetrics curve =
        new CurveMetrics(List.of(MetricDescription.ACCURACY), MetricDescription.LOSS);
    long last = -1;
    if (Files.exists(own.table("learning_curve"))) {
      for (TableRow row : ResultTable.read(own.table("learning_curve"))) {
        double accuracy = row.number("accuracy");
        last = row.whole("step");
        curve.add(
            new LearningPoint(
                last, row.get("split"), row.number("loss"), Map.of("accuracy", accuracy)));
      }
    }
    metrics.putAll(curve.byColumn());
    Long diverged = run.status() == RunStatus.DIVERGED ? Math.max(last, 0) + 1 : null;
    String baseline = run.row().has(RunColumns.BASELINE) ? run.row().get(RunColumns.BASELINE) : "";
    return new RunManifest(
        run.status(),
        run.id(),
        run.condition(),
        run.seed(),
        last < 0 ? MANY : last,
        curve.bestStep(),
        null,
        null,
        metrics,
        baseline.isEmpty() ? null : baseline,
        diverged,
        null,
        null,
        null,
        1,
        null,
        null,
        null,
        null,
        run.status().finished() ? files(own) : null);
  }

  private static SortedMap<String, FileDigest> files(RunFolder own) {
    SortedMap<String, FileDigest> files = new TreeMap<>();
    File[] tables = own.path().toFile().listFiles((folder, name) -> name.endsWith(".csv"));
    for (File table : tables == null ? new File[0] : tables) {
      long rows = ResultTable.read(table.toPath()).size();
      String digest = new ResultFile(table.toPath()).digest().sha256();
      files.put(table.getName(), new FileDigest(rows, digest));
    }
    return files;
  }
}
