package org.unroll.record;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.ManifestFile;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.format.WriteFailure;

/** What the runs' own folders say became of them. Nothing needs to be there. */
public final class RecordedRuns {
  private final ExperimentFolder folder;
  private final Map<String, RunEntry> firstById = new LinkedHashMap<>();
  private final Map<String, RunManifest> manifests = new LinkedHashMap<>();
  private final Map<RunEntry, List<String>> unrecorded = new LinkedHashMap<>();

  /**
   * Reads the folders.
   *
   * @param runs in plan order; of runs with equal ids the first one's folder counts
   */
  public RecordedRuns(ExperimentFolder folder, List<RunEntry> runs) {
    this.folder = folder;
    ManifestFile file = new ManifestFile();
    for (RunEntry run : runs) {
      if (firstById.putIfAbsent(run.id(), run) == null) {
        file.read(folderOf(run))
            .filter(manifest -> run.id().equals(manifest.id())) // folders show only a part of it
            .ifPresent(manifest -> add(run, manifest));
      }
    }
  }

  private void add(RunEntry run, RunManifest manifest) {
    List<String> missing = new AskedRecords(run).missingIn(folderOf(run), manifest);
    if (manifest.status().finished() && !missing.isEmpty()) {
      unrecorded.put(run, missing);
    } else {
      manifests.put(run.id(), manifest);
    }
  }

  /** The folder of the experiment. */
  public ExperimentFolder folder() {
    return folder;
  }

  /**
   * Runs that have their result but not the records of all probes and metrics that they are asked
   * for, which are therefore made again; with what is missing.
   */
  public Map<RunEntry, List<String>> unrecorded() {
    return Collections.unmodifiableMap(unrecorded);
  }

  /** The probes and metrics whose records a run loses when it is made again. */
  public List<String> dropped(RunEntry run) {
    return new ManifestFile()
        .read(folderOf(run))
        .map(manifest -> new AskedRecords(run).droppedFrom(folderOf(run), manifest))
        .orElse(List.of());
  }

  /** The distinct runs, each as it is listed first. */
  public Collection<RunEntry> distinct() {
    return Collections.unmodifiableCollection(firstById.values());
  }

  /** Whether the run lies in its own folder, and not in that of one with the same id. */
  public boolean isListedFirst(RunEntry run) {
    return run.equals(firstById.get(run.id()));
  }

  /** The manifests that are there, in plan order. */
  public Collection<RunManifest> manifests() {
    return Collections.unmodifiableCollection(manifests.values());
  }

  /** What is known of the run with that id; empty if it was never started. */
  public Optional<RunManifest> manifestOf(String id) {
    return Optional.ofNullable(manifests.get(id));
  }

  /** The status of the run with that id. */
  public RunStatus of(String id) {
    return manifestOf(id).map(RunManifest::status).orElse(RunStatus.PENDING);
  }

  /** Where the run lies. */
  public RunFolder folderOf(RunEntry run) {
    RunEntry first = firstById.getOrDefault(run.id(), run);
    return folder.run(first.condition(), first.seed(), first.id());
  }

  /**
   * Lets runs count as never started: their manifests and checkpoints are removed.
   *
   * @param which of those that have a manifest
   * @throws WriteFailure if that cannot be done
   */
  public void forget(Predicate<RunManifest> which) {
    for (RunManifest manifest : List.copyOf(manifests.values())) {
      if (which.test(manifest)) {
        RunFolder run = folderOf(firstById.get(manifest.id()));
        try {
          FolderContents.delete(run.checkpoint()); // first: without it, the run begins
          Files.deleteIfExists(run.manifest());
        } catch (IOException cause) {
          throw new WriteFailure(run.manifest(), cause);
        }
        manifests.remove(manifest.id());
      }
    }
  }
}
