package org.unroll.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.unroll.format.ExperimentFolder;

/**
 * Keeps a second invocation out of an experiment's folder. The operating system lets go of the lock
 * when the process dies, so that none is ever left behind.
 */
public final class ExperimentLock implements Closeable {
  private final ExperimentFolder folder;
  private final FileChannel channel;

  private ExperimentLock(ExperimentFolder folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws ResultsInUseException if another holds it
   */
  public static ExperimentLock take(ExperimentFolder folder) {
    try {
      Files.createDirectories(folder.path());
      FileChannel channel =
          FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new ResultsInUseException(folder.path());
      }
      return new ExperimentLock(folder, channel);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write into " + folder.path(), cause);
    }
  }

  /** Whether the channel's file could be locked; if not, another holds it. */
  static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** The folder, now this invocation's own. */
  public ExperimentFolder folder() {
    return folder;
  }

  /** Lets go. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
