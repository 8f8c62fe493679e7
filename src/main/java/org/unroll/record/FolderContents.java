package org.unroll.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.unroll.format.Disk;
import org.unroll.format.RunFolder;
import org.unroll.format.WriteFailure;

/** Removes what lies in folders, or sees to it that it lasts. */
final class FolderContents {
  private FolderContents() {}

  /** Empties a run's folder, so that nothing of an earlier attempt mixes with the next. */
  static void empty(RunFolder folder) {
    try {
      Files.createDirectories(folder.path());
      for (Path file : deepestFirst(folder.path())) {
        // The lock stays: removed, it would keep nobody out.
        if (!file.equals(folder.path()) && !file.equals(folder.lock())) {
          Files.delete(file);
        }
      }
    } catch (IOException cause) {
      throw new WriteFailure(folder.path(), cause);
    }
  }

  /** Removes a folder and all in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : deepestFirst(folder)) {
        Files.deleteIfExists(file); // a process whose parent was killed may be doing the same
      }
    }
  }

  /**
   * Returns when all files of a run are on the disk, with their names. Its checkpoints are already;
   * its lock is not opened, since closing it would let go of it.
   *
   * @throws WriteFailure if they do not get there
   */
  static void secure(RunFolder folder) {
    try {
      for (Path file : deepestFirst(folder.path())) {
        if (Files.isDirectory(file)) {
          Disk.secureFolder(file);
        } else if (!file.startsWith(folder.checkpoint()) && !file.equals(folder.lock())) {
          Disk.secureFile(file);
        }
      }
    } catch (IOException cause) {
      throw new WriteFailure(folder.path(), cause);
    }
  }

  /**
   * The same for what says that the run has its result.
   *
   * @throws WriteFailure if it does not get there
   */
  static void secureResult(RunFolder folder) {
    try {
      Disk.secureFile(folder.manifest());
      Disk.secureFolder(folder.path());
    } catch (IOException cause) {
      throw new WriteFailure(folder.manifest(), cause);
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException within) { // a folder on the way cannot be read
      throw within.getCause();
    }
  }
}
