package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No terminal is too narrow or too wide for a command to be understood. */
class NarrowTerminalTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 40, 54, 80, 200})
  void helpIsShownInAnyWidth(int columns) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            true,
            new ScreenSize(columns, 24),
            false);
    int code =
        Unroll.commandLine(ScriptedWorker.application((file, overrides) -> null), console)
            .execute("run", "--help");
    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString()).contains("--results");
  }
}
