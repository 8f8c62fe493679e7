package org.unroll.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Where the commands write.
 *
 * @param out results
 * @param err progress and problems
 * @param terminal whether {@code err} is a terminal, on which lines can be rewritten
 * @param columns characters of a line
 * @param rows lines of a terminal
 * @param coloured whether problems are told in colour
 */
public record Console(
    PrintWriter out, PrintWriter err, boolean terminal, int columns, int rows, boolean coloured) {
  private static final int USUAL_COLUMNS = 100;
  private static final int USUAL_ROWS = 24;

  /** This process's console; the launcher script knows what the standard streams lead to. */
  static Console ofThisProcess() {
    boolean terminal = Boolean.getBoolean("unroll.terminal") && understandsEscapes(System.getenv());
    return new Console(
        writer(System.out),
        writer(System.err),
        terminal,
        Math.max(40, Integer.getInteger("unroll.columns", USUAL_COLUMNS)),
        Integer.getInteger("unroll.rows", USUAL_ROWS),
        terminal && wantsColour(System.getenv()));
  }

  /** Colour is not wanted where NO_COLOR is set (no-color.org). */
  static boolean wantsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty() && understandsEscapes(environment);
  }

  private static boolean understandsEscapes(Map<String, String> environment) {
    return !environment.getOrDefault("TERM", "").equals("dumb");
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  void print(List<String> lines) {
    lines.forEach(out::println);
  }

  void problem(String line) {
    err.println(line);
  }
}
