package org.unroll.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.unroll.format.RunFolder;
import org.unroll.format.WriteFailure;

/** Removes what lies in folders. */
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
        Files.delete(file);
      }
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
