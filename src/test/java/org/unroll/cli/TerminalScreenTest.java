package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The live display on a terminal that changes its size. */
class TerminalScreenTest {
  private long nanoseconds;
  private final Ticker ticker =
      new Ticker() {
        @Override
        public long read() {
          return nanoseconds;
        }
      };
  private static final String LONG = "x".repeat(300);

  private final StringWriter written = new StringWriter();
  private ScreenSize size = new ScreenSize(100, 24);
  private final TerminalScreen screen =
      new TerminalScreen(new PrintWriter(written, true), () -> size);

  @ParameterizedTest
  @CsvSource({"100,40", "200,41", "80,40", "40,200", "41,40", "99,100", "200,80"})
  void afterAResizeTheBlockIsRewrittenWithoutARest(int before, int after) {
    size = new ScreenSize(before, 24);
    screen.lasting("stays");
    screen.current(List.of("a" + LONG, "short"), "b" + LONG);
    Screen terminal = new Screen();
    terminal.type(written.toString());
    assertThat(terminal.lines()).hasSize(4).allMatch(line -> line.length() < before);

    terminal.narrow(after); // breaks lines as terminals do
    written.getBuffer().setLength(0);
    size = new ScreenSize(after, 24);
    screen.current(List.of("c" + LONG, "short"), "d");
    terminal.type(written.toString());

    assertThat(terminal.lines())
        .containsExactly("stays", ("c" + LONG).substring(0, after - 1), "short", "d");
  }

  @Test
  void lettersOfTwoColumnsAndMarksOfNoneAreCountedAsTheyAreShown() {
    size = new ScreenSize(12, 24);
    screen.current(List.of(), "漢字漢字漢字漢字");
    assertThat(written.toString()).contains("漢字漢字漢").doesNotContain("漢字漢字漢字");
    screen.current(List.of(), "e\u0301".repeat(20));
    assertThat(written.toString()).endsWith("K" + "e\u0301".repeat(11) + "\u001B[J");
  }

  @Test
  void nothingIsErasedFromTheFirstLineToTheScreensEnd() {
    screen.lasting("stays");
    screen.current(List.of("run"), "total");
    screen.current(List.of("run"), "total");
    assertThat(written.toString()).doesNotContain("A\u001B[J").doesNotContain("\r\u001B[J");
  }

  @Test
  void aBrokenLineThatStaysHasNoRestBehindIt() {
    size = new ScreenSize(20, 24);
    screen.current(List.of("123456789 123456789"), "123456789 123456789");
    screen.lasting("stays".repeat(5));
    assertThat(written.toString()).contains("stays".repeat(5) + "\u001B[K\n");
  }

  @Test
  void theSizeIsAskedForOnlyAfterItMayHaveChanged() {
    ScreenSize before = new ScreenSize(80, 24);
    ScreenSize after = new ScreenSize(60, 20);
    FollowedSize followed = new FollowedSize(before, () -> Optional.of(after), ticker);
    assertThat(followed.get()).isEqualTo(before);
    followed.resized();
    assertThat(followed.get()).isEqualTo(after);

    FollowedSize stopped = new FollowedSize(before, () -> Optional.of(after), ticker);
    nanoseconds += 200_000_000;
    assertThat(stopped.get()).isEqualTo(before);
    nanoseconds += 600_000_000;
    assertThat(stopped.get()).isEqualTo(after);

    FollowedSize unanswered = new FollowedSize(before, Optional::empty, ticker);
    unanswered.resized();
    assertThat(unanswered.get()).isEqualTo(before);
  }

  @Test
  void onlyASizeIsTakenForOne() {
    assertThat(FollowedSize.size("24 80\n")).contains(new ScreenSize(80, 24));
    assertThat(FollowedSize.size("0 0\n")).isEmpty();
    assertThat(FollowedSize.size("")).isEmpty();
    assertThat(FollowedSize.size("stty: not a terminal")).isEmpty();
  }
}
