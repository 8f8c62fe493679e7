package org.unroll.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** Progress where lines cannot be rewritten: now and then a line, fit for a log. */
record PlainScreen(PrintWriter out) implements ProgressScreen {
  @Override
  public Duration interval() {
    return Duration.ofSeconds(10);
  }

  @Override
  public void current(String text) {
    out.println(text);
  }

  @Override
  public void lasting(String text) {
    out.println(text);
  }

  @Override
  public void end() {
    // all of a log stays
  }
}
