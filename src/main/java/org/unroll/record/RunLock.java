package org.unroll.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.unroll.format.ResultFile;
import org.unroll.format.RunFolder;
import org.unroll.format.WriteFailure;

/**
 * Keeps a second process out of a run's folder. The operating system lets go of the lock when the
 * process dies.
 */
public final class RunLock implements Closeable {
  /** Long enough for a process whose parent was killed to notice and end. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final RunFolder folder;
  private final FileChannel channel;

  private RunLock(RunFolder folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the lock, and waits for it if need be.
   *
   * @throws RunInUseException if another still holds it after that time
   * @throws CancellationException if the thread is interrupted while it waits
   * @throws WriteFailure if the folder cannot be written
   */
  public static RunLock take(RunFolder folder, Duration patience) {
    try {
      Files.createDirectories(folder.path());
      new ResultFile(folder.lock()).requireNothingElse();
      FileChannel channel =
          FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      for (long pauses = patience.dividedBy(PAUSE); !ExperimentLock.locked(channel); pauses--) {
        if (pauses <= 0) {
          channel.close();
          throw new RunInUseException(folder.path());
        }
        pause(channel);
      }
      return new RunLock(folder, channel);
    } catch (IOException cause) {
      throw new WriteFailure(folder.lock(), cause);
    }
  }

  private static void pause(FileChannel channel) throws IOException {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException asked) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** The folder, now this process's own. */
  public RunFolder folder() {
    return folder;
  }

  /** Lets go. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
