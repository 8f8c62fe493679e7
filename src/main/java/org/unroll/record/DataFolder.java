package org.unroll.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.unroll.format.AtomicFile;
import org.unroll.format.ExperimentFolder;

/**
 * Remembers the folder that relative paths in an experiment start from: its file's. It stands
 * beside the resolved experiment, which tells no paths of this machine.
 */
public record DataFolder(ExperimentFolder folder) {
  /** Notes the folder. */
  public void remember(Path data) {
    new AtomicFile(folder.dataFolder()).secure(data.toAbsolutePath().normalize() + "\n");
  }

  /** The folder that was noted last, if it still is there. */
  public Optional<Path> find() {
    try {
      return Files.isRegularFile(folder.dataFolder())
          ? Optional.of(Path.of(Files.readString(folder.dataFolder()).strip()))
              .filter(Files::isDirectory)
          : Optional.empty();
    } catch (IOException | InvalidPathException damaged) {
      return Optional.empty();
    }
  }
}
