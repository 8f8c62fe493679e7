package org.unroll.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is replaced in one step: a reader, or a crash, sees the old content or the new, never
 * a part of either.
 */
public record AtomicFile(Path path) {
  /**
   * Replaces the content; makes the folder if need be.
   *
   * @throws WriteFailure if that cannot be done; the old content stays
   */
  public void replace(String content) {
    replace(fresh -> Files.writeString(fresh, content));
  }

  /**
   * Replaces the content by what is written into a new file beside it.
   *
   * @throws WriteFailure if that cannot be done; the old content stays
   */
  public void replace(Writing writing) {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      writing.into(fresh);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException cause) {
      remove(fresh, cause);
      throw new WriteFailure(path, cause);
    }
  }

  /**
   * Takes the file away, if it is there.
   *
   * @throws WriteFailure if that cannot be done
   */
  public void remove() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException cause) {
      throw new WriteFailure(path, cause);
    }
  }

  /** A part of the new content would only take room. */
  private static void remove(Path fresh, IOException cause) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException further) {
      cause.addSuppressed(further);
    }
  }

  /** Writes a file. */
  @FunctionalInterface
  public interface Writing {
    void into(Path file) throws IOException;
  }
}
