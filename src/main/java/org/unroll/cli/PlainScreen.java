package org.unroll.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Progress where lines cannot be rewritten: now and then a line, fit for a log. */
record PlainScreen(PrintWriter out) implements ProgressScreen {
  @Override
  public Duration interval() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void current(List<String> runs, String total) {
    out.println(runs.size() == 1 ? runs.get(0) : total);
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
