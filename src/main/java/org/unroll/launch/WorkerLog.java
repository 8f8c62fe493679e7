package org.unroll.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a worker said on standard error. */
final class WorkerLog {
  private final Path file;
  private final int begin;

  /** Takes note of what already is in the file; another worker said it. */
  WorkerLog(Path file) {
    this.file = file;
    this.begin = read().length();
  }

  /** The lines since this worker was started that are not blank. */
  List<String> lines() {
    String text = read();
    return text.substring(Math.min(begin, text.length()))
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  /** Deletes the file if nothing was ever said. */
  void tidy() {
    try {
      if (Files.exists(file) && Files.size(file) == 0) {
        Files.delete(file);
      }
    } catch (IOException stillOpen) {
      // an empty file does no harm
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
