package org.unroll.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.ResultFile;
import org.unroll.format.WriteFailure;

/**
 * Keeps a second invocation out of an experiment's folder. The operating system lets go of the lock
 * when the process dies, so that none is ever left behind. The file says whose it is; after a crash
 * what it says is out of date, and harmless.
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
   * @throws WriteFailure if nothing can be written there
   */
  public static ExperimentLock take(ExperimentFolder folder) {
    try {
      Files.createDirectories(folder.path());
      new ResultFile(folder.lock()).requireNothingElse();
      FileChannel channel =
          FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new ResultsInUseException(folder.path(), holder(folder.lock()));
      }
      sign(channel);
      return new ExperimentLock(folder, channel);
    } catch (IOException cause) {
      throw new WriteFailure(folder.lock(), cause);
    }
  }

  /**
   * The process that executes runs in the folder right now; empty if there is none. Disturbs
   * nobody, and needs no permission to write.
   */
  public static OptionalLong holder(ExperimentFolder folder) {
    OptionalLong named = holder(folder.lock());
    if (named.isEmpty() || named.getAsLong() == ProcessHandle.current().pid()) {
      return named;
    }
    try (FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.READ)) {
      // After a crash the file may name another process that has the same number by now.
      boolean free = channel.tryLock(0, Long.MAX_VALUE, true) != null;
      return free ? OptionalLong.empty() : named;
    } catch (IOException unknown) {
      return named;
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

  private static void sign(FileChannel channel) throws IOException {
    channel.truncate(0);
    String id = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)));
  }

  /** The process that the file names, if there is one: the holder may not have signed yet. */
  private static OptionalLong holder(Path file) {
    if (!Files.isRegularFile(file)) {
      return OptionalLong.empty();
    }
    try {
      long id = Long.parseLong(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
      return ProcessHandle.of(id).isPresent() ? OptionalLong.of(id) : OptionalLong.empty();
    } catch (IOException | NumberFormatException unknown) {
      return OptionalLong.empty();
    }
  }

  /** The folder, now this invocation's own. */
  public ExperimentFolder folder() {
    return folder;
  }

  /** Lets go. */
  @Override
  public void close() throws IOException {
    channel.truncate(0);
    channel.close();
  }
}
