package org.unroll.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.unroll.format.AtomicFile;
import org.unroll.format.ExperimentFolder;

/**
 * Remembers which experiment file results were made from, so that another experiment of the same
 * name does not write over them. The way to the file is noted from the results' folder: a checkout
 * that is moved or copied with its results stays as it is.
 */
public record ExperimentSource(ExperimentFolder folder) {
  /** Notes the file. */
  public void remember(Path file) {
    new AtomicFile(folder.experimentFile()).replace(way(file) + "\n");
  }

  private Path way(Path file) {
    try {
      Files.createDirectories(folder.path());
      return folder.path().toRealPath().relativize(file.toRealPath());
    } catch (IOException | IllegalArgumentException elsewhere) {
      return file.toAbsolutePath().normalize();
    }
  }

  /**
   * The file that the results are of, if that is another experiment: a file that still is there, is
   * not this one and does not say the same.
   */
  public Optional<Path> otherThan(Path file) {
    try {
      if (!Files.isRegularFile(folder.experimentFile())) {
        return Optional.empty();
      }
      String way = Files.readString(folder.experimentFile()).strip();
      Path noted = folder.path().toRealPath().resolve(way).normalize();
      return Files.isRegularFile(noted)
              && !Files.isSameFile(noted, file)
              && Files.mismatch(noted, file) >= 0
          ? Optional.of(noted)
          : Optional.empty();
    } catch (IOException | InvalidPathException unknown) {
      return Optional.empty();
    }
  }
}
