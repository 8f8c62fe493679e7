package org.unroll.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.unroll.format.RunFolder;

/** Two executions of a run, compared byte by byte in every file that is promised to be the same. */
public record RunAgreement(RunFolder recorded, RunFolder repeated) {
  /**
   * The first difference of each file that differs: the configuration first, then tables by the
   * step at which they part, then the rest by name. Empty if all is the same.
   */
  public List<Mismatch> mismatches() {
    SortedSet<String> names = new TreeSet<>(promised(recorded));
    names.addAll(promised(repeated));
    List<Mismatch> found = new ArrayList<>();
    for (String name : names) {
      new FileAgreement(name, recorded.path().resolve(name), repeated.path().resolve(name))
          .mismatch()
          .ifPresent(found::add);
    }
    String configuration = recorded.configuration().getFileName().toString();
    found.sort(
        Comparator.comparing((Mismatch mismatch) -> !mismatch.file().equals(configuration))
            .thenComparingLong(Mismatch::order));
    return found;
  }

  private static List<String> promised(RunFolder folder) {
    if (!Files.isDirectory(folder.path())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder.path())) {
      return files
          .filter(Files::isRegularFile)
          .filter(folder::repeatable)
          .map(file -> folder.path().relativize(file).toString())
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list " + folder.path(), cause);
    }
  }
}
