package org.unroll.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.ResultFile;
import org.unroll.format.WriteFailure;

/**
 * Lets one process at a time replace what is made from results: tables, page, figures. Each would
 * write its new content into the same files. The operating system lets go of the lock when the
 * process dies.
 */
public final class ReportLock implements Closeable {
  private final ExperimentFolder folder;
  private final FileChannel channel;

  private ReportLock(ExperimentFolder folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the lock, and waits as long as another process holds it: the seconds of a report.
   *
   * @throws WriteFailure if nothing can be written there
   */
  public static ReportLock take(ExperimentFolder folder) {
    try {
      Files.createDirectories(folder.reportLock().getParent());
      new ResultFile(folder.reportLock()).requireNothingElse();
      FileChannel channel =
          FileChannel.open(
              folder.reportLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new ReportLock(folder, channel);
    } catch (IOException cause) {
      throw new WriteFailure(folder.reportLock(), cause);
    }
  }

  /** The folder, whose reports are now this process's own. */
  public ExperimentFolder folder() {
    return folder;
  }

  /** Lets go. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException nothingWasWritten) {
      // the lock ends with the process at the latest
    }
  }
}
