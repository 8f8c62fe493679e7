package org.unroll.format;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * A list of the experiment that is replaced now and then, such as {@code runs.csv}, with a note of
 * what it holds: {@code checkpoint/runs.csv.sha256} has the digests of the content that is replaced
 * and of that which replaces it, and is written first. So whenever writing is broken off, the list
 * is one of the two, and one that is neither was altered or is damaged.
 */
public record WrittenList(Path list) {
  private static final String ABSENT = "absent";

  /** A note and the list are read one after the other, and both may be replaced in between. */
  private static final int TRIES = 5;

  private Path note() {
    return list.resolveSibling("checkpoint").resolve(list.getFileName() + ".sha256");
  }

  /**
   * Replaces the list.
   *
   * @throws WriteFailure if that cannot be done; the old content stays
   */
  public void replace(String content) {
    announce(FileDigest.of(content).sha256());
    new AtomicFile(list).replace(content);
  }

  /** Takes the list away, if it is there. */
  public void remove() {
    announce(ABSENT);
    new AtomicFile(list).remove();
  }

  private void announce(String next) {
    Set<String> accepted = new LinkedHashSet<>();
    accepted.add(current());
    accepted.add(next);
    new AtomicFile(note()).replace(String.join("\n", accepted) + "\n");
  }

  private String current() {
    ResultFile file = new ResultFile(list);
    return file.exists() ? file.digest().sha256() : ABSENT;
  }

  /** Whether it is known what the list should hold. */
  public boolean noted() {
    return new ResultFile(note()).exists();
  }

  /**
   * Compares the list with its note; without a note there is nothing to compare.
   *
   * @throws DamagedResultsException if it holds something else, or is gone
   */
  public void requireSame() {
    boolean same = !noted();
    for (int i = 0; i < TRIES && !same; i++) {
      String now = current();
      same = new TreeSet<>(new ResultFile(note()).text().lines().toList()).contains(now);
    }
    if (!same) {
      boolean there = new ResultFile(list).exists();
      throw new DamagedResultsException(
          list,
          (there ? "is not as unroll wrote it: its SHA-256 is not in " : "is missing, says ")
              + note()
              + "; './unroll resume "
              + list.getParent()
              + "' writes it again");
    }
  }
}
