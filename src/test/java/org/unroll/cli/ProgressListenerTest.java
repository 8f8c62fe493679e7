package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unroll.api.TrainingEvent;
import org.unroll.launch.Plans;

class ProgressListenerTest {
  /** A clock that moves when it is told to. */
  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    void advance(Duration span) {
      now = now.plus(span);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final HandClock clock = new HandClock();
  private final StringWriter written = new StringWriter();
  private final PrintWriter out = new PrintWriter(written, true);

  private void train(ProgressScreen screen) {
    ProgressListener listener = new ProgressListener(screen, clock);
    listener.began(3, 1);
    listener.runBegan(2, Plans.run("gru", 7, "learn"));
    listener.trained(new TrainingEvent.Started(100, List.of(), List.of(), Optional.empty()));
    for (int step = 1; step <= 50; step++) {
      clock.advance(Duration.ofMillis(500));
      listener.trained(new TrainingEvent.Updated(step, 1.0 / step));
    }
  }

  @Test
  void withoutATerminalThereIsALineEveryTenSeconds() {
    train(new PlainScreen(out));
    assertThat(written.toString().lines())
        .containsExactly(
            "3 runs, 1 already finished",
            "[2/3] gru seed 7",
            "[2/3] gru seed 7  step 20/100  loss 0.05000  2 steps/s  40.0 s left",
            "[2/3] gru seed 7  step 40/100  loss 0.02500  2 steps/s  30.0 s left");
  }

  @Test
  void onATerminalTheLineIsRewrittenAndNeverWraps() {
    train(new TerminalScreen(out, 40));
    List<String> shown = List.of(written.toString().split("\r\u001B\\[2K", -1));
    assertThat(shown).hasSizeGreaterThan(50).allMatch(line -> line.strip().length() < 40);
    assertThat(written.toString().split("\n", -1)).as("only the first line stays").hasSize(2);
  }

  @Test
  void spansAreWrittenInTwoUnits() {
    assertThat(DurationText.of(Duration.ofMillis(7340))).isEqualTo("7.3 s");
    assertThat(DurationText.of(Duration.ofSeconds(245))).isEqualTo("4 min 05 s");
    assertThat(DurationText.of(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
  }
}
