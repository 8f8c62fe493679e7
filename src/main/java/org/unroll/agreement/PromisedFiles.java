package org.unroll.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.unroll.format.RunFolder;

/**
 * The files of a run that are promised to be the same whenever it is executed, by their paths from
 * its folder as they are called today.
 */
record PromisedFiles(RunFolder folder, SortedMap<Path, Path> files) {
  /** Those of a folder; none if it is not there. */
  static PromisedFiles of(RunFolder folder) {
    SortedMap<Path, Path> files = new TreeMap<>();
    if (Files.isDirectory(folder.path())) {
      try (Stream<Path> found = Files.walk(folder.path())) {
        found
            .filter(Files::isRegularFile)
            .filter(folder::repeatable)
            .forEach(file -> files.put(folder.path().relativize(today(folder, file)), file));
      } catch (IOException cause) {
        throw new UncheckedIOException("cannot list " + folder.path(), cause);
      }
    }
    return new PromisedFiles(folder, files);
  }

  private static Path today(RunFolder folder, Path file) {
    return file.startsWith(folder.formerParameters())
        ? folder.model().last().resolve(folder.formerParameters().relativize(file))
        : file;
  }

  /**
   * Of files that only another folder of the run has, those that this one should have: not what is
   * kept on request alone, and of a version that kept the final parameters alone no other part of
   * the model.
   */
  Predicate<Path> expected() {
    boolean former = Files.isDirectory(folder.formerParameters());
    return name -> {
      Path file = folder.path().resolve(name);
      return !file.startsWith(folder.model().initial())
          && !(former
              && file.startsWith(folder.model().path())
              && !file.startsWith(folder.model().last()));
    };
  }

  /** The file of that name; if there is none, where it would be. */
  Path file(Path name) {
    return files.getOrDefault(name, folder.path().resolve(name));
  }
}
