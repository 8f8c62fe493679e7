package org.unroll.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Empties a run's folder, so that nothing of an earlier attempt mixes with the next. */
final class FreshFolder {
  private FreshFolder() {}

  static void make(Path folder) {
    try {
      if (Files.exists(folder)) {
        for (Path file : deepestFirst(folder)) {
          Files.delete(file);
        }
      }
      Files.createDirectories(folder);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot prepare " + folder, cause);
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
