package org.unroll.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** Progress on a terminal: the current run has one line, which is rewritten in place. */
final class TerminalScreen implements ProgressScreen {
  /** To the line's beginning, then erase it (ECMA-48 EL). */
  private static final String REWRITE = "\r\u001B[2K";

  private final PrintWriter out;
  private final int columns;

  TerminalScreen(PrintWriter out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(200);
  }

  @Override
  public void current(String text) {
    // A line that wraps could not be rewritten.
    out.print(REWRITE + text.substring(0, Math.min(text.length(), columns - 1)));
    out.flush();
  }

  @Override
  public void lasting(String text) {
    out.println(REWRITE + text);
  }

  @Override
  public void end() {
    out.print(REWRITE);
    out.flush();
  }
}
