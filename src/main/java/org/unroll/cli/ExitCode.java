package org.unroll.cli;

/** What the process tells its caller. */
final class ExitCode {
  /** Done, also when everything was done before or a run diverged. */
  static final int SUCCESS = 0;

  /** A run, or the program, failed. */
  static final int FAILURE = 1;

  /** The command line or the experiment file is wrong. */
  static final int USAGE = 2;

  /** A claim was refuted, a repeated run came out differently, or a gradient is wrong. */
  static final int REFUTED = 3;

  /** Stopped by the user. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
