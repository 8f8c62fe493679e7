package org.unroll.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.unroll.format.ScreenText;

/**
 * Progress on a terminal: below what stays, a block of lines that is rewritten in place. Needs
 * nothing but cursor movement and erasing (ECMA-48 CUU, ED).
 */
final class TerminalScreen implements ProgressScreen {
  private static final String ESCAPE = "\u001B[";

  private final PrintWriter out;
  private final Supplier<ScreenSize> size;
  private List<String> block = List.of();
  private List<String> shown = List.of();

  /**
   * Begins below what the terminal shows.
   *
   * @param size asked for whenever something is shown: terminals are resized
   */
  TerminalScreen(PrintWriter out, Supplier<ScreenSize> size) {
    this.out = out;
    this.size = size;
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(200);
  }

  @Override
  public void current(List<String> runs, String total) {
    ScreenSize now = size.get();
    block = new ArrayList<>(runs);
    int room = Math.max(0, now.rows() - 2); // a block higher than the screen could not be rewritten
    if (runs.size() > room) {
      int named = Math.max(0, room - 1);
      block = new ArrayList<>(runs.subList(0, named));
      block.add("… and " + (runs.size() - named) + " more");
    }
    block.add(total);
    show("", now);
  }

  @Override
  public void lasting(String text) {
    show(text + "\n", size.get());
  }

  @Override
  public void end() {
    block = List.of();
    show("", size.get());
  }

  /**
   * To the block's beginning, then erase all that follows; the cursor stands on its last line. A
   * terminal that became narrower since has broken lines that no longer had room.
   */
  private String erasing(ScreenSize now) {
    int up = shown.stream().mapToInt(line -> rows(line, now.columns())).sum() - 1;
    return "\r" + (up > 0 ? ESCAPE + up + "A" : "") + ESCAPE + "J";
  }

  private static int rows(String line, int columns) {
    return Math.max(1, (ScreenText.width(line) + columns - 1) / columns);
  }

  private void show(String above, ScreenSize now) {
    String erasing = erasing(now);
    shown = block.stream().map(line -> ScreenText.cut(line, now.columns() - 1)).toList();
    out.print(erasing + above + String.join("\n", shown));
    out.flush();
  }
}
