package org.unroll.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.format.DamagedResultsException;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.ListedRun;
import org.unroll.format.ListedRuns;
import org.unroll.format.NotedFile;
import org.unroll.format.ResultFile;
import org.unroll.format.RunFiles;
import org.unroll.format.RunManifest;

/** Reads the runs that {@code runs.csv} lists, as far as statistics need them. */
public final class RunList {
  private final ListedRuns listed;
  private final Map<String, ReadTables> tables = new HashMap<>();

  private record ReadTables(double gradientKept, ValidationCurve curve) {}

  private RunList(ListedRuns listed) {
    this.listed = listed;
  }

  /**
   * All rows, in the order of the file.
   *
   * @throws NoResultsException if the folder holds none
   * @throws DamagedResultsException if files are not as they were written; the message names all of
   *     them, or the first of many
   */
  public static List<RunResult> read(ExperimentFolder folder) {
    requireExperiment(folder);
    new NotedFile(folder.experiment()).requireSame();
    List<RunResult> results = new RunList(ListedRuns.read(folder)).results();
    new NotedFile(folder.runs()).requireSame();
    if (results.isEmpty()) {
      throw new NoResultsException(
          folder.path()
              + " compares nothing yet: what is tuned is not chosen; 'unroll report "
              + folder.trials().path()
              + "' shows what is tried");
    }
    return results;
  }

  /**
   * Looks whether this is the folder of an experiment, before anything is written there.
   *
   * @throws NoResultsException if it is not
   */
  public static void requireExperiment(ExperimentFolder folder) {
    if (!new ResultFile(folder.runs()).exists()) {
      throw new NoResultsException(
          folder.path()
              + " holds no runs.csv; give the folder of one experiment, such as"
              + " results/<experiment>");
    }
  }

  private List<RunResult> results() {
    List<RunResult> results = new ArrayList<>();
    List<DamagedResultsException> faults = new ArrayList<>();
    for (ListedRun run : listed.runs()) {
      try {
        results.add(result(run));
      } catch (DamagedResultsException fault) {
        faults.add(fault);
      }
    }
    if (!faults.isEmpty()) {
      throw DamagedResultsException.of(faults);
    }
    return results;
  }

  private RunResult result(ListedRun run) {
    RunFiles own = listed.filesOf(run);
    ReadTables read = tables.get(run.id());
    if (read == null) {
      own.requireAll();
      read = new ReadTables(GradientKept.read(own), ValidationCurve.read(own));
      tables.put(run.id(), read);
    }
    Map<String, String> axes = new LinkedHashMap<>();
    run.axes().forEach((axis, value) -> putUnlessEmpty(axes, axis, value));
    return new RunResult(
        own,
        run.condition(),
        run.arm(),
        axes,
        run.seed(),
        run.status(),
        own.manifest().map(RunManifest::status).orElse(run.status()),
        metrics(own.manifest()),
        own.manifest().map(RunManifest::baseline).orElse(""),
        read.gradientKept(),
        read.curve());
  }

  private static void putUnlessEmpty(Map<String, String> axes, String axis, String value) {
    if (!value.isEmpty()) {
      axes.put(axis, value);
    }
  }

  private static Map<String, Double> metrics(Optional<RunManifest> manifest) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    manifest.ifPresent(
        found ->
            found
                .metrics()
                .forEach(
                    (column, value) -> {
                      if (!value.isNaN()) {
                        metrics.put(column, value);
                      }
                    }));
    return metrics;
  }
}
