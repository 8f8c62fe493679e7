package org.unroll.format;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Waits until what was written is on the disk, where a power cut leaves it. */
public final class Disk {
  private Disk() {}

  /** Waits for a file's content. */
  public static void secureFile(Path file) throws IOException {
    // A plain stream: a channel would be closed by the interrupt that asks training to stop.
    try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
      out.getFD().sync();
    }
  }

  /**
   * Waits for the names in a folder: for files that were made in it, renamed or removed. Some file
   * systems cannot be asked to; there the names get to the disk in their own time, which is
   * seconds.
   */
  public static void secureFolder(Path folder) {
    boolean interrupted = Thread.interrupted(); // it would close the channel
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException itsOwnTime) {
      // the names are right; and a disk that is broken says so at the next file
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
