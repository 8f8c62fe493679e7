package org.unroll.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is replaced in one step: a reader, or a crash, sees the old content or the new, never
 * a part of either.
 */
public record AtomicFile(Path path) {
  /** Replaces the content; makes the folder if need be. */
  public void replace(String content) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Path fresh = path.resolveSibling(path.getFileName() + ".new");
      Files.writeString(fresh, content);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write " + path + ": " + cause.getMessage(), cause);
    }
  }
}
