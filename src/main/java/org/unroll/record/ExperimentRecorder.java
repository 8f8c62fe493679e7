package org.unroll.record;

import com.google.common.base.Ticker;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.unroll.format.CsvText;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.NotedFile;
import org.unroll.format.RunColumns;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.format.WriteFailure;

/**
 * Keeps an experiment's list of runs, in plan order, from what the runs' own folders say. Runs with
 * equal ids share the folder of the first and are listed for each. News go to the journal at once;
 * the list, which grows with the experiment, is replaced when {@link #refresh} is called.
 */
public final class ExperimentRecorder implements Closeable {
  /** How often it is worth bringing the list up to date. */
  public static final Duration REFRESH_INTERVAL = Duration.ofSeconds(2);

  private final ExperimentFolder folder;
  private final List<String> axes;
  private final List<RunEntry> runs;
  private final List<String> metrics;
  private final Clock clock;
  private final Map<String, RunEntry> firstById = new HashMap<>();
  private final Map<String, RunManifest> manifests = new HashMap<>();
  private final CsvTable journal;
  private final ProgressFile progress;
  private boolean outdated;

  /**
   * Reads what the runs on disk say, writes the resolved experiment and the list, and begins the
   * journal.
   *
   * @param source the resolved experiment as YAML text
   */
  public ExperimentRecorder(
      ExperimentFolder folder, List<String> axes, List<RunEntry> runs, String source, Clock clock) {
    this.folder = folder;
    this.axes = List.copyOf(axes);
    this.runs = List.copyOf(runs);
    this.metrics = runs.stream().flatMap(run -> run.metrics().stream()).distinct().toList();
    this.clock = clock;
    for (RunEntry run : runs) {
      firstById.putIfAbsent(run.id(), run);
    }
    firstById.keySet().forEach(this::read);
    removeLeftCheckpoints();
    new NotedFile(folder.experiment()).secure(source);
    replaceList();
    journal = openJournal();
    progress = new ProgressFile(folder, Ticker.systemTicker());
    progress.write();
  }

  /** Those of finished runs: a process may have been killed before it came to that. */
  private void removeLeftCheckpoints() {
    for (RunManifest manifest : manifests.values()) {
      if (manifest.status().finished()) {
        new Checkpoints(folderOf(manifest.id())).delete();
      }
    }
  }

  private CsvTable openJournal() {
    try {
      Files.createDirectories(folder.checkpoint());
      return CsvTable.create(folder.journal(), JournalEntry.class);
    } catch (IOException cause) {
      throw new WriteFailure(folder.journal(), cause);
    }
  }

  /** The run with that id as it is listed first. */
  public RunEntry entryOf(String id) {
    return firstById.get(id);
  }

  /** Where the run with that id lies. */
  public RunFolder folderOf(String id) {
    RunEntry first = entryOf(id);
    return folder.run(first.condition(), first.seed(), id);
  }

  /** What is known of the run with that id; empty if it was never started. */
  public Optional<RunManifest> manifestOf(String id) {
    return Optional.ofNullable(manifests.get(id));
  }

  /** The run's training begins, or goes on. */
  public void began(String id, long steps) {
    read(id);
    progress.started(id, steps);
    note(id, RunStatus.RUNNING, OptionalLong.empty(), null);
  }

  /** The run has made so many updates; {@code loss} is the last one's. */
  public void progressed(String id, long step, double loss) {
    progress.progressed(id, step, loss);
  }

  /** The run's worker was lost; another will go on with it. */
  public void lost(String id, String reason) {
    progress.ended(id);
    note(id, RunStatus.RUNNING, OptionalLong.empty(), reason);
  }

  /** The run ended as its manifest says. */
  public void ended(RunManifest manifest) {
    manifests.put(manifest.id(), manifest);
    progress.ended(manifest.id());
    note(
        manifest.id(), manifest.status(), OptionalLong.of(manifest.stepsMade()), manifest.reason());
  }

  private void note(String id, RunStatus status, OptionalLong steps, String reason) {
    RunEntry run = entryOf(id);
    String time = clock.instant().toString();
    journal.write(new JournalEntry(time, id, run.condition(), run.seed(), status, steps, reason));
    outdated = true;
  }

  private void read(String id) {
    new RecordedRuns(folder, List.of(entryOf(id)))
        .manifestOf(id)
        .ifPresentOrElse(manifest -> manifests.put(id, manifest), () -> manifests.remove(id));
  }

  /** Writes how far the running runs are, and the list of runs if there are news. */
  public void refresh() {
    progress.write();
    if (outdated) {
      replaceList();
      outdated = false;
    }
  }

  /** Brings the list up to date and ends the journal. */
  @Override
  public void close() throws IOException {
    refresh();
    journal.close();
  }

  private void replaceList() {
    CsvText table = new CsvText(RunColumns.with(axes, metrics));
    runs.forEach(run -> table.row(row(run)));
    new NotedFile(folder.runs()).replace(table.toString());
  }

  /** From the experiment's folder, the same on every system. */
  private String way(RunFolder run) {
    return folder.path().relativize(run.path()).toString().replace(File.separatorChar, '/');
  }

  private List<Object> row(RunEntry run) {
    List<Object> row = new ArrayList<>(List.of(run.id(), run.condition(), run.arm()));
    axes.forEach(axis -> row.add(run.axes().getOrDefault(axis, "")));
    row.add(run.seed());
    row.addAll(RunColumns.results(manifestOf(run.id()), metrics).values());
    row.add(way(folderOf(run.id())));
    return row;
  }
}
