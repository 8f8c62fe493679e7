package org.unroll.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.unroll.format.WriteFailure;

/** A folder for results that are wanted for a moment. */
record TemporaryResults(Path path) {
  static TemporaryResults create() {
    Path place = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      return new TemporaryResults(Files.createTempDirectory("unroll-verify-"));
    } catch (IOException cause) {
      throw new WriteFailure(place, cause);
    }
  }

  /** Removes it; what cannot be removed is left to the system. */
  void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException left) {
      LoggerFactory.getLogger(TemporaryResults.class).warn("cannot delete {}", path, left);
    }
  }
}
