package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.launch.PlanEntries;
import org.unroll.launch.Plans;
import org.unroll.plan.PlannedRun;
import org.unroll.record.FailureMark;

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

  private static final String REASON = "no such file: x";

  @TempDir private Path folder;
  private final HandClock clock = new HandClock();
  private final StringWriter written = new StringWriter();
  private final PrintWriter out = new PrintWriter(written, true);

  /** Two runs side by side for ten minutes, of which the first fails in between. */
  private void train(ProgressScreen screen) {
    PlannedRun run = Plans.run("gru", 7, "learn");
    RunManifest failure =
        new FailureMark(clock)
            .put(new RunFolder(folder), PlanEntries.entries(Plans.plan(run)).get(0), REASON);
    ProgressListener listener = new ProgressListener(screen, clock);
    listener.began(4, 1, 2);
    listener.runBegan(0, 2, Plans.run("gru", 7, "learn"));
    listener.runBegan(1, 3, Plans.run("lstm", 7, "learn"));
    listener.started(0, 2400);
    listener.started(1, 1200);
    for (int step = 1; step <= 600; step++) {
      clock.advance(Duration.ofMillis(500));
      if (step == 300) {
        listener.workerLost(0, "killed by signal 9");
        listener.runBegan(0, 2, Plans.run("gru", 7, "learn"));
        listener.started(0, 2400);
      }
      listener.progressed(0, step + 600, 1.0 / step);
      listener.progressed(1, step, Double.NaN);
    }
    listener.runEnded(0, failure);
    listener.stopped();
  }

  @Test
  void withoutATerminalThereIsNowAndThenALineAboutAll() {
    train(new PlainScreen(out));
    List<String> lines = written.toString().lines().toList();
    assertThat(lines)
        .hasSize(1 + 10 + 2)
        .startsWith("4 runs, 1 already finished, 2 side by side")
        .contains("[2/4] gru seed 7  its process died, another goes on: killed by signal 9")
        .endsWith("[2/4] gru seed 7  FAILED: no such file: x");
    assertThat(lines.get(1)).matches("1/4 done  30\\.0 s  1\\d min \\d\\d s left");
    assertThat(lines.get(2)).matches("1/4 done  1 min 00 s  1\\d min \\d\\d s left");
  }

  @Test
  void aSingleRunIsWorthALine() {
    ProgressListener listener = new ProgressListener(new PlainScreen(out), clock);
    listener.began(1, 0, 1);
    listener.runBegan(0, 1, Plans.run("gru", 7, "learn"));
    listener.started(0, 100);
    listener.progressed(0, 1, 0.1);
    clock.advance(Duration.ofSeconds(30));
    listener.progressed(0, 60, 0.05);
    assertThat(written.toString().lines())
        .containsExactly(
            "1 run", "[1/1] gru seed 7  step 60/100  loss 0.05000  2.0 steps/s  20.3 s left");
  }

  @Test
  void nothingIsEstimatedFromTheFirstSlowUpdates() {
    LaneProgress run = new LaneProgress("run", clock.instant());
    run.started(3000, clock.instant());
    run.progressed(1, 0.1, clock.instant());
    clock.advance(Duration.ofMillis(400));
    run.progressed(2, 0.1, clock.instant()); // 20 minutes, if it went on like this
    assertThat(run.left(clock.instant())).isEmpty();
    assertThat(run.line(clock.instant())).isEqualTo("run  step 2/3000  loss 0.1000");

    clock.advance(Duration.ofMillis(600));
    run.progressed(301, 0.1, clock.instant());
    assertThat(run.left(clock.instant())).contains(Duration.ofMillis(8997));

    LaneProgress slow = new LaneProgress("slow", clock.instant());
    slow.started(100, clock.instant());
    slow.progressed(1, 0.1, clock.instant());
    clock.advance(Duration.ofSeconds(3));
    slow.progressed(4, 0.1, clock.instant());
    assertThat(slow.left(clock.instant())).contains(Duration.ofSeconds(96));
  }

  private List<String> shownAfter(String text) {
    Screen screen = new Screen();
    screen.type(text);
    return screen.lines();
  }

  @Test
  void onATerminalABlockOfLinesIsRewrittenBelowWhatStays() {
    train(new TerminalScreen(out, () -> new ScreenSize(120, 24)));
    String all = written.toString();
    assertThat(shownAfter(all))
        .containsExactly(
            "4 runs, 1 already finished, 2 side by side",
            "[2/4] gru seed 7  its process died, another goes on: killed by signal 9",
            "[2/4] gru seed 7  FAILED: no such file: x",
            "");
    int failure = all.lastIndexOf("\r", all.indexOf("FAILED"));
    assertThat(shownAfter(all.substring(0, failure)))
        .containsExactly(
            "4 runs, 1 already finished, 2 side by side",
            "[2/4] gru seed 7  its process died, another goes on: killed by signal 9",
            "[2/4] gru seed 7  step 1200/2400  loss 0.001667  2.0 steps/s  10 min 00 s left",
            "[3/4] lstm seed 7  step 599/1200  loss NaN  2.0 steps/s  5 min 01 s left",
            "1/4 done  5 min 00 s  13 min 08 s left");
  }

  @Test
  void theBlockNeverWrapsNorIsHigherThanTheTerminal() {
    train(new TerminalScreen(out, () -> new ScreenSize(40, 4)));
    String first = written.toString().split("\\[2/4\\] gru seed 7  its", 2)[0];
    String block = first.substring(0, first.lastIndexOf('\r'));
    assertThat(shownAfter(block).subList(1, 4))
        .satisfiesExactly(
            run -> assertThat(run).startsWith("[2/4] gru seed 7  step ").hasSize(39),
            run -> assertThat(run).startsWith("[3/4] lstm seed 7  step ").hasSize(39),
            total -> assertThat(total).startsWith("1/4 done").hasSizeLessThan(40));

    written.getBuffer().setLength(0);
    train(new TerminalScreen(out, () -> new ScreenSize(40, 3)));
    assertThat(written.toString())
        .contains("… and 2 more\n\u001B[K1/4 done")
        .doesNotContain("step ");
  }

  @Test
  void spansAreWrittenInTwoUnits() {
    assertThat(DurationText.of(Duration.ofMillis(7340))).isEqualTo("7.3 s");
    assertThat(DurationText.of(Duration.ofSeconds(245))).isEqualTo("4 min 05 s");
    assertThat(DurationText.of(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
  }
}
