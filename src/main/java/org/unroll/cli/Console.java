package org.unroll.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unroll.text.VisibleText;

/**
 * Where the commands write.
 *
 * @param out results
 * @param err progress and problems
 * @param terminal whether {@code err} is a terminal, on which lines can be rewritten
 * @param size the room on a terminal
 * @param coloured whether problems are told in colour
 */
public record Console(
    PrintWriter out, PrintWriter err, boolean terminal, ScreenSize size, boolean coloured) {
  private static final ScreenSize USUAL = new ScreenSize(100, 24);
  private static final int FEWEST_COLUMNS = 40; // text in fewer could not be read

  /** What stands between line ends and tabs, which are as they should be. */
  private static final Pattern WITHIN_LINES = Pattern.compile("[^\\n\\t]+");

  /**
   * This process's console; the launcher script knows what the standard streams lead to.
   *
   * @param output where results are written
   */
  static Console ofThisProcess(StandardOutput output) {
    boolean terminal = Boolean.getBoolean("unroll.terminal") && understandsEscapes(System.getenv());
    return new Console(
        writer(output, "unroll.out.charset"),
        writer(System.err, "unroll.err.charset"),
        terminal,
        new ScreenSize(
            Integer.getInteger("unroll.columns", USUAL.columns()),
            Integer.getInteger("unroll.rows", USUAL.rows())),
        terminal && wantsColour(System.getenv()));
  }

  /** Colour is not wanted where NO_COLOR is set (no-color.org). */
  static boolean wantsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty() && understandsEscapes(environment);
  }

  private static boolean understandsEscapes(Map<String, String> environment) {
    return !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Writes UTF-8, unless the stream leads to a terminal of another encoding. */
  private static PrintWriter writer(OutputStream stream, String property) {
    String charset = System.getProperty(property, "");
    return charset.isEmpty() || !Charset.isSupported(charset)
        ? new PrintWriter(stream, true, StandardCharsets.UTF_8)
        : new PrintWriter(new StandIns(stream, Charset.forName(charset)), true);
  }

  /** Characters of a line of text. */
  int columns() {
    return Math.max(FEWEST_COLUMNS, size.columns());
  }

  void print(List<String> lines) {
    lines.forEach(line -> out.println(shown(line)));
  }

  void problem(String line) {
    err.println(shown(line));
  }

  /** Text of files, data and plugins may hold what a terminal takes for commands. */
  private static String shown(String text) {
    return WITHIN_LINES
        .matcher(text)
        .replaceAll(part -> Matcher.quoteReplacement(VisibleText.of(part.group())));
  }
}
