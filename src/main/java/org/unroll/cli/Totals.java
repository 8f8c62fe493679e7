package org.unroll.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import org.unroll.format.RunStatus;

/** How far all runs of an experiment are together. */
final class Totals {
  private final int runs;
  private final int finished;
  private final int lanes;
  private final Instant begun;
  private int ended;
  private int failed;
  private int diverged;
  private Duration spent = Duration.ZERO;

  /**
   * Nothing is executed yet.
   *
   * @param finished how many of the runs were finished before
   * @param lanes how many may be executed side by side
   */
  Totals(int runs, int finished, int lanes, Instant now) {
    this.runs = runs;
    this.finished = finished;
    this.lanes = lanes;
    this.begun = now;
  }

  int runs() {
    return runs;
  }

  /** A run ended after so long. */
  void ended(RunStatus status, Duration took) {
    ended++;
    failed += status == RunStatus.FAILED ? 1 : 0;
    diverged += status == RunStatus.DIVERGED ? 1 : 0;
    spent = spent.plus(took);
  }

  /** One line. */
  String line(Collection<LaneProgress> active, Instant now) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%d/%d done", finished + ended - failed, runs));
    line.append(failed == 0 ? "" : ", " + failed + " failed");
    line.append(diverged == 0 ? "" : ", " + diverged + " diverged");
    line.append("  ").append(DurationText.of(Duration.between(begun, now)));
    Duration left = left(active, now);
    return left.isZero() ? line.toString() : line + "  " + DurationText.of(left) + " left";
  }

  /** Runs that wait are taken to last as long as the others; zero while nothing is known. */
  private Duration left(Collection<LaneProgress> active, Instant now) {
    Duration whole = spent;
    Duration left = Duration.ZERO;
    int known = ended;
    for (LaneProgress run : active) {
      if (run.left(now).isPresent()) {
        Duration remaining = run.left(now).get();
        left = left.plus(remaining);
        whole = whole.plus(run.elapsed(now)).plus(remaining);
        known++;
      }
    }
    if (known == 0) {
      return Duration.ZERO;
    }
    int others = runs - finished - known;
    return left.plus(whole.dividedBy(known).multipliedBy(others)).dividedBy(lanes);
  }
}
