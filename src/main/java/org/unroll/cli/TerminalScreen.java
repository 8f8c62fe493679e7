package org.unroll.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Progress on a terminal: below what stays, a block of lines that is rewritten in place. Needs
 * nothing but cursor movement and erasing (ECMA-48 CUU, ED).
 */
final class TerminalScreen implements ProgressScreen {
  private static final String ESCAPE = "\u001B[";

  private final PrintWriter out;
  private final int columns;
  private final int rows;
  private List<String> block = List.of();

  TerminalScreen(PrintWriter out, int columns, int rows) {
    this.out = out;
    this.columns = columns;
    this.rows = rows;
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(200);
  }

  @Override
  public void current(List<String> runs, String total) {
    String erasing = erasing();
    block = new ArrayList<>(runs);
    int room = Math.max(0, rows - 2); // a block higher than the screen could not be rewritten
    if (runs.size() > room) {
      int shown = Math.max(0, room - 1);
      block = new ArrayList<>(runs.subList(0, shown));
      block.add("… and " + (runs.size() - shown) + " more");
    }
    block.add(total);
    show(erasing);
  }

  @Override
  public void lasting(String text) {
    show(erasing() + text + "\n");
  }

  @Override
  public void end() {
    out.print(erasing());
    out.flush();
    block = List.of();
  }

  /** To the block's beginning, then erase all that follows; the cursor stands on its last line. */
  private String erasing() {
    int up = block.size() - 1;
    return "\r" + (up > 0 ? ESCAPE + up + "A" : "") + ESCAPE + "J";
  }

  private void show(String before) {
    List<String> lines =
        block.stream()
            .map(line -> line.substring(0, Math.min(line.length(), columns - 1)))
            .toList();
    out.print(before + String.join("\n", lines));
    out.flush();
  }
}
