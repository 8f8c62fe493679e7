package org.unroll.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.format.AtomicFile;
import org.unroll.format.CsvText;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Metric;
import org.unroll.format.RunColumns;
import org.unroll.format.RunFolder;
import org.unroll.format.RunStatus;

/**
 * Keeps an experiment's list of runs, in plan order, from what the runs' own folders say. Runs with
 * equal ids share the folder of the first and are listed for each.
 */
public final class ExperimentRecorder {
  private final ExperimentFolder folder;
  private final List<String> axes;
  private final List<RunEntry> runs;
  private final Map<String, RunEntry> firstById = new HashMap<>();
  private final Map<String, RunManifest> manifests = new HashMap<>();
  private final ManifestFile manifestFile = new ManifestFile();

  public ExperimentRecorder(ExperimentFolder folder, List<String> axes, List<RunEntry> runs) {
    this.folder = folder;
    this.axes = List.copyOf(axes);
    this.runs = List.copyOf(runs);
    for (RunEntry run : runs) {
      firstById.putIfAbsent(run.id(), run);
    }
  }

  /** Writes the resolved experiment and the list as the runs on disk stand. */
  public void open(String source) {
    new AtomicFile(folder.experiment()).replace(source);
    firstById.keySet().forEach(this::read);
    replaceList();
  }

  /** Where the run with that id lies. */
  public RunFolder folderOf(String id) {
    RunEntry first = firstById.get(id);
    return folder.run(first.condition(), first.seed(), id);
  }

  /** What is known of the run with that id; empty if it was never started. */
  public Optional<RunManifest> manifestOf(String id) {
    return Optional.ofNullable(manifests.get(id));
  }

  /** Takes the news of one run from its folder. */
  public void update(String id) {
    read(id);
    replaceList();
  }

  private void read(String id) {
    manifestFile
        .read(folderOf(id))
        .filter(manifest -> id.equals(manifest.id())) // folders show only a part of it
        .ifPresentOrElse(manifest -> manifests.put(id, manifest), () -> manifests.remove(id));
  }

  private void replaceList() {
    CsvText table = new CsvText(RunColumns.with(axes));
    runs.forEach(run -> table.row(row(run)));
    new AtomicFile(folder.runs()).replace(table.toString());
  }

  private List<Object> row(RunEntry run) {
    Optional<RunManifest> manifest = manifestOf(run.id());
    List<Object> row = new ArrayList<>(List.of(run.id(), run.condition(), run.arm()));
    axes.forEach(axis -> row.add(run.axes().getOrDefault(axis, "")));
    row.add(run.seed());
    row.add(manifest.map(RunManifest::status).orElse(RunStatus.PENDING));
    row.add(manifest.map(RunManifest::stepsMade));
    row.add(manifest.map(RunManifest::bestStep));
    for (Metric metric : Metric.values()) {
      row.add(manifest.map(RunManifest::metrics).map(values -> values.get(metric.column())));
    }
    row.add(manifest.map(RunManifest::baseline));
    row.add(manifest.map(RunManifest::divergedStep));
    row.add(manifest.map(RunManifest::reason));
    return row;
  }
}
