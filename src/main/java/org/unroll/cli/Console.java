package org.unroll.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where the commands write.
 *
 * @param out results
 * @param err progress and problems
 * @param terminal whether {@code err} is a terminal, on which a line can be rewritten
 * @param columns characters of a line
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal, int columns) {
  private static final int USUAL_COLUMNS = 100;

  /** This process's console; the launcher script knows what the standard streams lead to. */
  static Console ofThisProcess() {
    return new Console(
        writer(System.out),
        writer(System.err),
        Boolean.getBoolean("unroll.terminal"),
        Math.max(40, Integer.getInteger("unroll.columns", USUAL_COLUMNS)));
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
