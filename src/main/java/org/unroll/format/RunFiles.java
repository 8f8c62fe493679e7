package org.unroll.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of one run, read against what its {@code run.json} says of them. Whoever reports on
 * runs reads their files here, so that nothing is computed from files that were touched.
 *
 * @param manifest empty if the run was never started
 */
public record RunFiles(RunFolder folder, Optional<RunManifest> manifest) {
  /**
   * Reads {@code run.json}.
   *
   * @throws DamagedResultsException if it is not as it was written
   */
  public static RunFiles open(RunFolder folder) {
    return new RunFiles(folder, new ManifestFile().find(folder));
  }

  /** Whether the run has its result, so that its files change no more. */
  public boolean finished() {
    return manifest.map(RunManifest::status).filter(RunStatus::finished).isPresent();
  }

  /**
   * Whether it is known what the finished files held; it is not in results of an earlier version.
   */
  public boolean noted() {
    return finished() && manifest.get().files() != null;
  }

  private Map<String, FileDigest> notes() {
    return noted() ? manifest.get().files() : Map.of();
  }

  /**
   * Hands over the rows of a table; none if it was not recorded.
   *
   * @throws DamagedResultsException if the table is not as it was written, at the latest after its
   *     last row
   */
  public void forEachRow(String name, Consumer<TableRow> reader) {
    Path file = folder.table(name);
    FileDigest note = notes().get(fileName(file));
    if (!new ResultFile(file).exists()) {
      requireMissing(file, note);
      return;
    } else if (noted() && note == null) {
      throw new DamagedResultsException(file, "is none of the files that run.json names");
    }
    StepCheck steps = new StepCheck(this);
    Consumer<TableRow> check = name.equals(CurveCheck.TABLE) ? new CurveCheck(this) : row -> {};
    try (ResultTable table =
        finished()
            ? ResultTable.open(file, Optional.ofNullable(note))
            : ResultTable.openUnfinished(file)) {
      while (table.hasNext()) {
        TableRow row = table.next();
        steps.accept(row);
        check.accept(row);
        reader.accept(row);
      }
    }
    if (check instanceof CurveCheck curve) {
      curve.end();
    }
  }

  private static void requireMissing(Path file, FileDigest note) {
    if (note != null) {
      throw new DamagedResultsException(file, "is missing; run.json says that it was written");
    }
  }

  /**
   * The run's configuration as YAML text; empty if it was never started.
   *
   * @throws DamagedResultsException if it is not as it was written
   */
  public Optional<String> configuration() {
    Path file = folder.configuration();
    FileDigest note = notes().get(fileName(file));
    if (!new ResultFile(file).exists()) {
      requireMissing(file, note);
      return Optional.empty();
    }
    String text = new ResultFile(file).text();
    if (note != null && !note.sha256().equals(FileDigest.of(text).sha256())) {
      throw ResultTable.changed(file);
    }
    return Optional.of(text);
  }

  /**
   * Looks, without reading them, whether all files are there that the finished run wrote.
   *
   * @throws DamagedResultsException if one is missing
   */
  public void requireAll() {
    notes()
        .forEach(
            (name, note) -> {
              Path file = folder.path().resolve(name);
              if (!new ResultFile(file).exists()) {
                requireMissing(file, note);
              }
            });
  }

  /** What is wrong with the files of a finished run, all of them read; empty if nothing is. */
  public List<DamagedResultsException> faults() {
    List<DamagedResultsException> faults = new ArrayList<>();
    notes()
        .forEach(
            (name, note) -> {
              try {
                requireSame(name, note);
              } catch (DamagedResultsException fault) {
                faults.add(fault);
              }
            });
    if (!noted()) {
      try {
        forEachRow(CurveCheck.TABLE, row -> {});
      } catch (DamagedResultsException fault) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private void requireSame(String name, FileDigest note) {
    Path file = folder.path().resolve(name);
    if (note.rows() != null) {
      forEachRow(name.substring(0, name.lastIndexOf('.')), row -> {});
    } else if (!new ResultFile(file).digest().equals(note)) {
      throw ResultTable.changed(file);
    }
  }

  /** The last update that a table may tell of; without a bound while the run is not finished. */
  long lastStep() {
    if (!finished()) {
      return Long.MAX_VALUE;
    }
    Long diverged = manifest.get().divergedStep();
    return Math.max(manifest.get().stepsMade(), diverged == null ? 0 : diverged);
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }
}
