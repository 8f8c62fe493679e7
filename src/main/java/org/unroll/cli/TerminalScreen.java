package org.unroll.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.unroll.text.TextWidth;

/**
 * Progress on a terminal: below what stays, a block of lines that is rewritten in place. Needs
 * nothing but cursor movement and erasing (ECMA-48 CUU, EL, ED).
 */
final class TerminalScreen implements ProgressScreen {
  private static final String ESCAPE = "\u001B[";
  private static final String ERASE_LINE = ESCAPE + "K"; // from the cursor on

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
    show(List.of(), now);
  }

  @Override
  public void lasting(String text) {
    show(text.lines().toList(), size.get());
  }

  @Override
  public void end() {
    block = List.of();
    show(List.of(), size.get());
  }

  /**
   * The rows that the block takes; the cursor stands on its last. A terminal that became narrower
   * since has broken lines that no longer had room.
   */
  private int rows(ScreenSize now) {
    return shown.stream()
        .mapToInt(line -> Math.max(1, (TextWidth.of(line) + now.columns() - 1) / now.columns()))
        .sum();
  }

  /**
   * Writes over the old block, and erases what is left of it. Each line is erased by itself:
   * terminals keep for scrolling what is erased from the screen's first line on to its end.
   */
  private void show(List<String> above, ScreenSize now) {
    int up = rows(now) - 1;
    shown = block.stream().map(line -> TextWidth.start(line, now.columns() - 1)).toList();
    StringBuilder text = new StringBuilder("\r");
    text.append(up > 0 ? ESCAPE + up + "A" : "");
    above.forEach(line -> text.append(ERASE_LINE).append(line).append(end(line, now)).append('\n'));
    text.append(shown.stream().map(ERASE_LINE::concat).collect(Collectors.joining("\n")));
    out.print(text.append(ESCAPE).append('J'));
    out.flush();
  }

  /** A line that is broken ends in a row where something else stood. */
  private static String end(String line, ScreenSize now) {
    int width = TextWidth.of(line);
    return width > now.columns() && width % now.columns() != 0 ? ERASE_LINE : "";
  }
}
