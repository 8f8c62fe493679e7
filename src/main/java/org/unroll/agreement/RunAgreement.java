package org.unroll.agreement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.unroll.format.RunFolder;

/** Two executions of a run, compared byte by byte in every file that is promised to be the same. */
public record RunAgreement(RunFolder recorded, RunFolder repeated) {
  /**
   * The first difference of each file that differs: the configuration first, then tables by the
   * step at which they part, then the rest by name. Empty if all is the same.
   */
  public List<Mismatch> mismatches() {
    PromisedFiles left = PromisedFiles.of(recorded);
    PromisedFiles right = PromisedFiles.of(repeated);
    List<Mismatch> found = new ArrayList<>();
    for (Path name : names(left, right)) {
      Path file = left.file(name);
      new FileAgreement(recorded.path().relativize(file).toString(), file, right.file(name))
          .mismatch()
          .ifPresent(found::add);
    }
    String configuration = recorded.configuration().getFileName().toString();
    found.sort(
        Comparator.comparing((Mismatch mismatch) -> !mismatch.file().equals(configuration))
            .thenComparingLong(Mismatch::order));
    return found;
  }

  /** Of all files, but for those that one of the two need not have. */
  private static NavigableSet<Path> names(PromisedFiles left, PromisedFiles right) {
    NavigableSet<Path> names = new TreeSet<>(left.files().keySet());
    names.removeIf(name -> !right.files().containsKey(name) && !right.expected().test(name));
    right.files().keySet().stream()
        .filter(name -> left.files().containsKey(name) || left.expected().test(name))
        .forEach(names::add);
    return names;
  }
}
