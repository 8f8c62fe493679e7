package org.unroll.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs that {@code runs.csv} lists, each with its own files. What became of a run is what its
 * {@code run.json} says; the list must say the same of a run that it says is finished. It may say
 * less, as after a kill: while runs are executed it is written every two seconds.
 */
public final class ListedRuns {
  private final ExperimentFolder folder;
  private final List<ListedRun> runs;
  private final Map<String, RunFiles> files = new HashMap<>();

  private ListedRuns(ExperimentFolder folder, List<ListedRun> runs) {
    this.folder = folder;
    this.runs = List.copyOf(runs);
  }

  /**
   * Reads the list.
   *
   * @throws DamagedResultsException if there is none, or none that can be read
   */
  public static ListedRuns read(ExperimentFolder folder) {
    return new ListedRuns(folder, ListedRun.read(folder));
  }

  /** The rows in the order of the file. */
  public List<ListedRun> runs() {
    return runs;
  }

  /**
   * The files of a run; rows with one id share those of the first.
   *
   * @throws DamagedResultsException if its {@code run.json} is not as it was written, or the row
   *     says something else
   */
  public RunFiles filesOf(ListedRun run) {
    RunFiles own = files.get(run.id());
    if (own == null) {
      own = open(run);
      files.put(run.id(), own);
    }
    if (run.status().finished()) {
      requireSame(run.row(), own);
    }
    return own;
  }

  /** A folder's name shows only a part of the id: what lies there may be another run's. */
  private RunFiles open(ListedRun run) {
    RunFiles found = RunFiles.open(folder.run(run.condition(), run.seed(), run.id()));
    return new RunFiles(
        found.folder(), found.manifest().filter(manifest -> manifest.id().equals(run.id())));
  }

  private static void requireSame(TableRow row, RunFiles own) {
    Path manifest = own.folder().manifest();
    if (own.manifest().isEmpty()) {
      throw row.fault("tells a result, but there is no " + manifest + " of this run");
    }
    Map<String, String> results = RunColumns.results(own.manifest());
    for (Map.Entry<String, String> result : results.entrySet()) {
      String column = result.getKey();
      if (row.has(column) && !row.get(column).equals(result.getValue())) {
        throw row.fault(
            "%s is '%s', but '%s' in %s"
                .formatted(column, row.get(column), result.getValue(), manifest));
      }
    }
  }
}
