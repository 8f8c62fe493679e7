package org.unroll.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * This process's standard output. It remembers the first failure, which Java's own print streams
 * keep to themselves, and writes nothing after it.
 */
final class StandardOutput extends OutputStream {
  /** As of a program that dies of SIGPIPE, which is how others end when nobody reads on. */
  private static final int NOBODY_READS = 141;

  private static final String BROKEN_PIPE = "Broken pipe"; // EPIPE, in the words of the C library

  private final OutputStream stream;
  private Optional<IOException> failure = Optional.empty();

  StandardOutput(OutputStream stream) {
    this.stream = stream;
  }

  static StandardOutput ofThisProcess() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) {
    if (failure.isEmpty()) {
      try {
        stream.write(bytes, start, length);
      } catch (IOException cause) {
        failure = Optional.of(cause);
      }
    }
  }

  /**
   * The exit code of a command after all that it wrote: not 0 if some of that is lost.
   *
   * @param code the command's own, which counts if it is not 0
   * @param console on which a loss is told, unless a reader such as {@code head} wants no more
   */
  int exitCode(int code, Console console) {
    console.out().flush();
    if (failure.isEmpty()) {
      return code;
    }
    String reason = String.valueOf(failure.get().getMessage());
    boolean nobodyReads = reason.contains(BROKEN_PIPE);
    if (!nobodyReads) {
      console.problem(
          "standard output cannot be written (" + reason + "): what was to be shown is lost");
    }
    if (code != ExitCode.SUCCESS) {
      return code;
    }
    return nobodyReads ? NOBODY_READS : ExitCode.FAILURE;
  }
}
