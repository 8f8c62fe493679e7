package org.unroll.record;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unroll.format.ProvenanceChange;
import org.unroll.format.RunFolder;

/** The checkpoints of one run: the newest, and the one before it should the newest be damaged. */
public final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final RunFolder folder;
  private final CheckpointFile newest;
  private final CheckpointFile previous;

  public Checkpoints(RunFolder folder) {
    this.folder = folder;
    this.newest = new CheckpointFile(folder.checkpoint().resolve("state.npz"));
    this.previous = new CheckpointFile(folder.checkpoint().resolve("previous.npz"));
  }

  /**
   * Adds a checkpoint; the newest so far becomes the previous one.
   *
   * @throws org.unroll.format.WriteFailure if that cannot be done; a checkpoint that was there is
   *     still there
   */
  void add(Checkpoint checkpoint) {
    newest.replace(checkpoint, previous);
  }

  /** Finds what the run can go on from: the newest checkpoint that is whole and is its own. */
  public Recovery find(RecordedRun run) {
    List<String> notices = new ArrayList<>();
    for (CheckpointFile file : List.of(newest, previous)) {
      if (Files.exists(file.path())) {
        try {
          requireFile(file.path());
          Checkpoint checkpoint = file.read();
          requireFit(checkpoint, run);
          return new Recovery(Optional.of(checkpoint), notices);
        } catch (UnusableCheckpointException unusable) {
          Path name = folder.path().relativize(file.path());
          notices.add(name + " was not used: " + unusable.getMessage());
        }
      }
    }
    return Recovery.fromTheBeginning(notices);
  }

  /** A pipe would keep its reader waiting. */
  private static void requireFile(Path file) throws UnusableCheckpointException {
    if (!Files.isRegularFile(file)) {
      throw new UnusableCheckpointException("it is no file");
    }
  }

  private void requireFit(Checkpoint checkpoint, RecordedRun run)
      throws UnusableCheckpointException {
    if (!run.entry().id().equals(checkpoint.manifest().id())) {
      throw new UnusableCheckpointException("it is of another run");
    } else if (!run.entry().configuration().equals(checkpoint.configuration())) {
      throw new UnusableCheckpointException("the configuration was another");
    }
    List<ProvenanceChange> changes =
        run.provenance().changesSince(checkpoint.manifest().provenance());
    if (!changes.isEmpty()) {
      throw new UnusableCheckpointException(
          "it was made with something else: "
              + changes.stream().map(ProvenanceChange::toString).collect(joining(", ")));
    }
    for (Map.Entry<String, TableMark> table : checkpoint.tables().entrySet()) {
      requireReached(folder.table(table.getKey()), table.getValue());
    }
  }

  private static void requireReached(Path file, TableMark mark) throws UnusableCheckpointException {
    try {
      if (file.toFile().length() < mark.bytes()) { // 0 if it is missing
        throw new UnusableCheckpointException(
            file.getFileName() + " is shorter than it was at that time");
      } else if (!CsvTable.reached(file, mark)) {
        throw new UnusableCheckpointException(
            file.getFileName() + " does not begin with what it held at that time");
      }
    } catch (IOException unreadable) {
      throw new UnusableCheckpointException(file.getFileName() + " cannot be read", unreadable);
    }
  }

  /** Whether there are any, or what is left of some. */
  boolean any() {
    return Files.exists(folder.checkpoint());
  }

  /** Removes all, for a run that has its result. What cannot be removed does no harm. */
  void delete() {
    try {
      FolderContents.delete(folder.checkpoint());
    } catch (IOException left) {
      LOG.warn("cannot delete {}", folder.checkpoint(), left);
    }
  }
}
