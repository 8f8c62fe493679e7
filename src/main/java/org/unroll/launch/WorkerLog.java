package org.unroll.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What a worker says on standard error; there is no file as long as it says nothing. */
final class WorkerLog {
  /** Processes that the worker has started may hold the stream open for longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final int PIECE = 8192;

  private final Path file;
  private final int begin;
  private final Thread writer;

  /**
   * Writes all that comes to the file's end, as it comes.
   *
   * @param file may hold already what another worker said
   */
  WorkerLog(InputStream words, Path file) {
    this.file = file;
    this.begin = read().length();
    this.writer = new Thread(() -> write(words), "unroll-worker-log");
    writer.setDaemon(true);
    writer.start();
  }

  private void write(InputStream words) {
    byte[] piece = new byte[PIECE];
    try {
      for (int length = words.read(piece); length >= 0; length = words.read(piece)) {
        append(Arrays.copyOf(piece, length));
      }
    } catch (IOException killed) {
      // it says nothing any more
    }
  }

  private void append(byte[] words) {
    try {
      Files.write(file, words, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException full) {
      // a worker must not have to wait until someone listens
    }
  }

  /** The lines since this worker was started that are not blank. Call when it has ended. */
  List<String> lines() {
    awaitEnd();
    String text = read();
    return text.substring(Math.min(begin, text.length()))
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  /** Returns when all is written, which a worker that ends has to say. */
  void awaitEnd() {
    try {
      writer.join(PATIENCE.toMillis());
    } catch (InterruptedException nobodyInterruptsLanes) {
      Thread.currentThread().interrupt();
    }
  }

  private String read() {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + file, cause);
    }
  }
}
