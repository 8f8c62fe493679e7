package org.unroll.format;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file of an experiment that is replaced now and then, such as {@code runs.csv}, with a note of
 * what it holds: {@code checkpoint/runs.csv.sha256} has the digests of the content that is replaced
 * and of that which replaces it, and is written first; when the file is replaced, that of the new
 * content alone. So whenever writing is broken off, the file is one of those that are noted, and
 * one that is not was altered or is damaged.
 */
public record NotedFile(Path path) {
  private static final String ABSENT = "absent";

  /** What {@code resume} reads, and so cannot write again. */
  private static final Set<String> OF_RUN = Set.of("experiment.yaml", "notices.csv");

  /** A note and its file are read one after the other, and both may be replaced in between. */
  private static final int TRIES = 5;

  private Path note() {
    return path.resolveSibling("checkpoint").resolve(path.getFileName() + ".sha256");
  }

  /**
   * Replaces the file.
   *
   * @throws WriteFailure if that cannot be done; the old content stays
   */
  public void replace(String content) {
    noting(FileDigest.of(content).sha256(), () -> new AtomicFile(path).replace(content));
  }

  /**
   * Replaces the file, and returns when it is on the disk.
   *
   * @throws WriteFailure if that cannot be done; the old content stays
   */
  public void secure(String content) {
    noting(FileDigest.of(content).sha256(), () -> new AtomicFile(path).secure(content));
  }

  /** Takes the file away, if it is there. */
  public void remove() {
    noting(ABSENT, () -> new AtomicFile(path).remove());
  }

  private void noting(String next, Runnable replacing) {
    Set<String> accepted = new LinkedHashSet<>();
    accepted.add(current());
    accepted.add(next);
    note(accepted);
    replacing.run();
    if (accepted.size() > 1) {
      note(Set.of(next));
    }
  }

  private void note(Set<String> accepted) {
    new AtomicFile(note()).replace(String.join("\n", accepted) + "\n");
  }

  private String current() {
    ResultFile file = new ResultFile(path);
    return file.exists() ? file.digest().sha256() : ABSENT;
  }

  /** Whether it is known what the file should hold. */
  public boolean noted() {
    return new ResultFile(note()).exists();
  }

  /**
   * Compares the file with its note; without a note there is nothing to compare.
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
      boolean there = new ResultFile(path).exists();
      throw new DamagedResultsException(
          path,
          (there ? "is not as unroll wrote it: its SHA-256 is not in " : "is missing, says ")
              + note()
              + "; './unroll "
              + (OF_RUN.contains(path.getFileName().toString())
                  ? "run FILE"
                  : "resume " + path.getParent())
              + "' writes it again");
    }
  }
}
