package org.unroll.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file that is replaced in one step: a reader, or a kill of this process, sees the old content or
 * the new, never a part of either. After a power cut the new content may be missing or torn, unless
 * it was {@link #secure secured}: that takes milliseconds, and is for what cannot be made again.
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
    try {
      Path fresh = write(writing);
      move(fresh, path);
    } catch (IOException cause) {
      throw failure(cause);
    }
  }

  /**
   * Replaces the content, and returns when the new one is on the disk. It gets its name only then,
   * so that a power cut too leaves the old content or the new.
   *
   * @throws WriteFailure if that cannot be done; the old content stays
   */
  public void secure(String content) {
    secure(fresh -> Files.writeString(fresh, content), Optional.empty());
  }

  /**
   * The same, and keeps the old content.
   *
   * @param previous takes the old content, if there is any; in the same folder
   * @throws WriteFailure if that cannot be done; the old content is in one of the two places
   */
  public void secure(Writing writing, Path previous) {
    secure(writing, Optional.of(previous));
  }

  private void secure(Writing writing, Optional<Path> previous) {
    try {
      Path fresh = write(writing);
      Disk.secureFile(fresh);
      if (previous.isPresent() && Files.exists(path)) {
        move(path, previous.get());
      }
      move(fresh, path);
      Disk.secureFolder(fresh.toAbsolutePath().getParent());
    } catch (IOException cause) {
      throw failure(cause);
    }
  }

  private Path fresh() {
    return path.resolveSibling(path.getFileName() + ".new");
  }

  private Path write(Writing writing) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    writing.into(fresh());
    return fresh();
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A part of the new content would only take room. */
  private WriteFailure failure(IOException cause) {
    try {
      Files.deleteIfExists(fresh());
    } catch (IOException further) {
      cause.addSuppressed(further);
    }
    return new WriteFailure(path, cause);
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

  /** Writes a file. */
  @FunctionalInterface
  public interface Writing {
    void into(Path file) throws IOException;
  }
}
