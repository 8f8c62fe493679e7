package org.unroll.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder that a command line names, which may be made yet.
 *
 * @param path relative to the current folder, or not
 */
record FolderPlace(Path path) {
  /** Why there can be no such folder; empty if there is one, or can be. */
  Optional<String> problem() {
    for (Path part = path.toAbsolutePath(); part != null; part = part.getParent()) {
      if (Files.isDirectory(part)) {
        return Optional.empty();
      } else if (Files.isSymbolicLink(part)) {
        return Optional.of(part + " is a link to " + target(part) + ", which is no folder");
      } else if (Files.exists(part)) {
        return Optional.of(part + " is a file, not a folder");
      }
    }
    return Optional.empty();
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read the link " + link, cause);
    }
  }
}
