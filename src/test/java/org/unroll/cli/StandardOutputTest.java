package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  private final StringWriter told = new StringWriter();

  /** A command with this exit code writes a line to a stream that takes so many bytes. */
  private int ended(int code, int room, String reason) {
    StandardOutput output =
        new StandardOutput(
            new OutputStream() {
              private int left = room;

              @Override
              public void write(int single) throws IOException {
                if (left-- <= 0) {
                  throw new IOException(reason);
                }
              }
            });
    Console console =
        new Console(
            new PrintWriter(output, true, StandardCharsets.UTF_8),
            new PrintWriter(told, true),
            false,
            new ScreenSize(100, 24),
            false);
    console.out().println("a line");
    return output.exitCode(code, console);
  }

  @Test
  void allThatIsWrittenLeavesTheExitCode() {
    assertThat(ended(ExitCode.SUCCESS, 100, "")).isZero();
    assertThat(told.toString()).isEmpty();
  }

  @Test
  void whatIsLostIsToldAndAFailure() {
    assertThat(ended(ExitCode.SUCCESS, 3, "No space left on device")).isEqualTo(ExitCode.FAILURE);
    assertThat(told.toString()).contains("standard output", "No space left on device", "lost");
  }

  @Test
  void aReaderThatWantsNoMoreIsNoProblem() {
    assertThat(ended(ExitCode.SUCCESS, 3, "Broken pipe")).isEqualTo(141);
    assertThat(told.toString()).isEmpty();
  }

  @Test
  void theCommandsOwnFailureCountsMore() {
    assertThat(ended(ExitCode.REFUTED, 0, "Broken pipe")).isEqualTo(ExitCode.REFUTED);
    assertThat(ended(ExitCode.USAGE, 0, "No space left on device")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aTerminalOfAnotherEncodingGetsWhatIsReadAlike() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter out = new PrintWriter(new StandIns(bytes, Charset.forName("ISO-8859-9")), true);
    out.println("0.1 ± 0.2 … ─── ığ ≥ 漢");
    assertThat(bytes.toString(Charset.forName("ISO-8859-9")).strip())
        .isEqualTo("0.1 ± 0.2 ... --- ığ >= ?");
    bytes.reset();
    PrintWriter plain = new PrintWriter(new StandIns(bytes, StandardCharsets.US_ASCII), true);
    plain.println("0.1 ± 0.2");
    assertThat(bytes.toString(StandardCharsets.US_ASCII).strip()).isEqualTo("0.1 +- 0.2");
  }
}
