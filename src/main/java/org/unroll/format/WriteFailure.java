package org.unroll.format;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file cannot be written: says which one, why, and what to do. */
public final class WriteFailure extends UncheckedIOException {
  private static final String AGAIN = "then give the same command again";
  private static final String ELSEWHERE = "allow writing there, or write to another folder";

  private static final List<Advice> ADVICE =
      List.of(
          new Advice("No space left", "make room, " + AGAIN),
          new Advice("quota", "make room, " + AGAIN),
          new Advice("Read-only", ELSEWHERE),
          new Advice("no permission", ELSEWHERE),
          new Advice("folder is gone", "let it stay where it is, " + AGAIN),
          new Advice("Not a directory", "a file stands where a folder is needed: move it away"),
          new Advice("other than a file", "move it away, " + AGAIN),
          new Advice("no folder", "move it away, or write to another folder"),
          new Advice("Too many levels", "a link there leads to itself: remove it"),
          new Advice("name too long", "choose shorter names"),
          new Advice("Too many open files", "allow more of them ('ulimit -n'), " + AGAIN),
          new Advice("Input/output error", "check the disk, " + AGAIN));

  /**
   * What to do.
   *
   * @param sign words in the reason that it belongs to, most of them the system's
   */
  private record Advice(String sign, String text) {}

  public WriteFailure(Path file, IOException cause) {
    this(file, reason(file, cause), cause);
  }

  private WriteFailure(Path file, String reason, IOException cause) {
    super("cannot write " + file + ": " + reason + "; " + advice(reason), cause);
  }

  private static String advice(String reason) {
    return ADVICE.stream()
        .filter(each -> reason.contains(each.sign()))
        .map(Advice::text)
        .findFirst()
        .orElse("see to that, " + AGAIN);
  }

  /** Without the file's name, which stands before it. */
  private static String reason(Path file, IOException cause) {
    Path folder = file.toAbsolutePath().getParent();
    if (cause instanceof FileAlreadyExistsException other) {
      return other.getFile()
          + " is "
          + (isLink(other) ? "a link that leads to no folder" : "no folder");
    } else if (isMissing(cause) && folder != null && !Files.exists(folder)) {
      return "its folder is gone: removed or renamed since unroll was started";
    }
    return FileFault.reason(cause);
  }

  private static boolean isMissing(IOException cause) {
    return cause instanceof NoSuchFileException || cause instanceof FileNotFoundException;
  }

  private static boolean isLink(FileAlreadyExistsException other) {
    return other.getFile() != null
        && Files.isSymbolicLink(Path.of(other.getFile()))
        && !Files.exists(Path.of(other.getFile()));
  }
}
