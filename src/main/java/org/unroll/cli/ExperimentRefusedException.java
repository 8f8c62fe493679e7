package org.unroll.cli;

import java.util.List;

/** An experiment cannot be run as it is written. Told without a stack trace, with exit code 2. */
public final class ExperimentRefusedException extends RuntimeException {
  private final List<String> problems;

  /**
   * Refuses an experiment.
   *
   * @param problems all that is wrong, each with its place, ready to be shown
   */
  public ExperimentRefusedException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong. */
  public List<String> problems() {
    return problems;
  }
}
