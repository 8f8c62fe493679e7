package org.unroll.record;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.unroll.format.DamagedResultsException;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.ListedRun;
import org.unroll.format.ResultFile;
import org.unroll.format.RunFolder;

/**
 * The runs of an experiment as {@code runs.csv} lists them.
 *
 * @param runs in plan order
 */
public record RunList(ExperimentFolder folder, List<RunEntry> runs) {
  private static final int SEED_FOLDERS = 2;

  public RunList {
    runs = List.copyOf(runs);
  }

  /**
   * Reads the list.
   *
   * @throws UnreadableResultsException if there is none, or none that can be read
   */
  public static RunList read(ExperimentFolder folder) {
    if (!new ResultFile(folder.runs()).exists()) {
      throw new UnreadableResultsException(
          folder.path()
              + " holds no runs.csv; give the folder of one experiment, such as"
              + " results/<experiment>");
    }
    try {
      return new RunList(
          folder,
          ListedRun.read(folder).stream()
              .map(
                  run ->
                      new RunEntry(
                          run.condition(),
                          run.arm(),
                          new TreeMap<>(run.axes()),
                          run.seed(),
                          run.id(),
                          List.of(),
                          ""))
              .toList());
    } catch (DamagedResultsException damage) {
      throw new UnreadableResultsException(
          damage.getMessage() + "; './unroll run FILE' writes it again");
    }
  }

  /** Folders of runs that are on the disk and not in the list, such as an earlier plan's. */
  public List<Path> unlisted() {
    Set<Path> listed = new HashSet<>();
    runs.forEach(run -> listed.add(folder.run(run.condition(), run.seed(), run.id()).path()));
    // Of runs with equal ids only the first has a folder; that of the others could not be there.
    List<Path> unlisted = new ArrayList<>();
    try {
      Files.walkFileTree(folder.path(), Set.of(), SEED_FOLDERS, new Runs(unlisted::add));
    } catch (IOException cause) {
      throw new UnreadableResultsException("cannot list " + folder.path() + ": " + cause);
    }
    unlisted.removeAll(listed);
    unlisted.sort(null);
    return unlisted;
  }

  /** Hands over the folders of runs. One that cannot be read holds none that anybody could use. */
  private final class Runs extends SimpleFileVisitor<Path> {
    private final Consumer<Path> found;

    Runs(Consumer<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      if (isRun(path)) {
        found.accept(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException cause) {
      return FileVisitResult.CONTINUE;
    }
  }

  private boolean isRun(Path path) {
    return folder.path().relativize(path).getNameCount() == SEED_FOLDERS
        && path.getFileName().toString().startsWith("seed-")
        && Files.exists(new RunFolder(path).manifest());
  }
}
