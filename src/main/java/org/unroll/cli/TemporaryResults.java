package org.unroll.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.unroll.format.WriteFailure;

/**
 * A folder for results that are wanted for a moment. As long as the process lives it holds a lock
 * on a file in it; what a process that was killed left behind is removed when the next begins. A
 * folder that is kept loses the file, and is left alone from then on.
 */
final class TemporaryResults {
  private static final String PREFIX = "unroll-verify-";
  private static final String IN_USE = "in-use";

  private final Path path;
  private final FileChannel lock;

  private TemporaryResults(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes one in the system's folder for such things. */
  static TemporaryResults create() {
    return create(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static TemporaryResults create(Path place) {
    removeLeftBehind(place);
    try {
      Path path = Files.createTempDirectory(place, PREFIX);
      // Locked before it has its name, so that nobody takes it for one that was left behind.
      Path fresh = path.resolve(IN_USE + ".new");
      FileChannel lock =
          FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      lock.lock();
      Files.move(fresh, path.resolve(IN_USE), StandardCopyOption.ATOMIC_MOVE);
      return new TemporaryResults(path, lock);
    } catch (IOException cause) {
      throw new WriteFailure(place, cause);
    }
  }

  private static void removeLeftBehind(Path place) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, PREFIX + "*")) {
      for (Path folder : folders) {
        if (Files.isRegularFile(folder.resolve(IN_USE)) && isLeftBehind(folder)) {
          delete(folder);
        }
      }
    } catch (IOException unseen) {
      LoggerFactory.getLogger(TemporaryResults.class).warn("cannot list {}", place, unseen);
    }
  }

  /** Its process lives if the file is locked, or it is another user's, whom it does not concern. */
  private static boolean isLeftBehind(Path folder) {
    try (FileChannel channel = FileChannel.open(folder.resolve(IN_USE), StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free != null;
    } catch (IOException | IllegalStateException inUse) { // the latter: by this process
      return false;
    }
  }

  Path path() {
    return path;
  }

  /** Leaves it to the user. */
  void keep() {
    try {
      Files.deleteIfExists(path.resolve(IN_USE));
      lock.close();
    } catch (IOException cause) {
      throw new WriteFailure(path, cause);
    }
  }

  /** Removes it; what cannot be removed is left to the system. */
  void delete() {
    delete(path);
    try {
      lock.close();
    } catch (IOException harmless) {
      LoggerFactory.getLogger(TemporaryResults.class).warn("cannot close a lock", harmless);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException left) {
      LoggerFactory.getLogger(TemporaryResults.class).warn("cannot delete {}", folder, left);
    }
  }
}
