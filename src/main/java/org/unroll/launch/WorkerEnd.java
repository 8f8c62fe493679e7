package org.unroll.launch;

import java.util.List;
import java.util.Optional;

/**
 * How a worker process came to its end.
 *
 * @param exitCode its exit code
 * @param said the lines it wrote to standard error
 */
record WorkerEnd(int exitCode, List<String> said) {
  private static final int SIGNALLED = 128;
  private static final int LAST_SIGNAL = 64;
  private static final int KILL = 9;
  private static final int LINES = 3;
  private static final int CHARACTERS = 300;
  private static final String FRAME = "Problematic frame:";

  /** In one line: of what it died, and what it said last. */
  @Override
  public String toString() {
    return libraries() && !said.isEmpty() ? said.get(said.size() - 1) : cause() + lastWords();
  }

  private String cause() {
    Optional<String> fault = fault();
    if (outOfMemory()) {
      return "out of memory: give each worker more with UNROLL_MEMORY=4g, or take fewer --jobs";
    } else if (fault.isPresent()) {
      return "a fault in native code, in " + fault.get();
    } else if (killed()) {
      int signal = exitCode - SIGNALLED;
      return "killed by signal "
          + signal
          + (signal == KILL ? " (if the machine ran out of memory, take fewer --jobs)" : "");
    }
    return "exit code " + exitCode;
  }

  /** Whether a signal ended it, such as the system's when memory is short. */
  boolean killed() {
    return exitCode > SIGNALLED && exitCode <= SIGNALLED + LAST_SIGNAL;
  }

  /** Whether another one could do what this one could not. */
  boolean mayPass() {
    return killed() || exitCode == WorkerLoop.LIBRARIES_REPAIRED;
  }

  private boolean libraries() {
    return exitCode == WorkerLoop.NO_LIBRARIES || exitCode == WorkerLoop.LIBRARIES_REPAIRED;
  }

  /** Whether its heap was too small: as large a one would be too small again. */
  boolean outOfMemory() {
    return exitCode == WorkerLoop.OUT_OF_MEMORY;
  }

  /** The place that the virtual machine's fault report names. */
  private Optional<String> fault() {
    for (int i = 0; i + 1 < said.size(); i++) {
      if (said.get(i).contains(FRAME)) {
        return Optional.of(said.get(i + 1).replaceFirst("^#\\s*", ""));
      }
    }
    return Optional.empty();
  }

  private String lastWords() {
    if (said.isEmpty() || fault().isPresent()) {
      return "";
    }
    String words = String.join(" / ", said.subList(Math.max(0, said.size() - LINES), said.size()));
    return "; it said: " + words.substring(Math.max(0, words.length() - CHARACTERS));
  }
}
