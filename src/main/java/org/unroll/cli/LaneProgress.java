package org.unroll.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How far the run is that is executed in one lane. */
final class LaneProgress {
  private final String run;
  private Instant since;
  private long firstStep;
  private long step;
  private long steps;
  private double loss;

  /**
   * A run begins.
   *
   * @param run what it is called
   */
  LaneProgress(String run, Instant now) {
    this.run = run;
    this.since = now;
  }

  String run() {
    return run;
  }

  /** How long it has been going on. */
  Duration elapsed(Instant now) {
    return Duration.between(since, now);
  }

  /** Training begins now, or goes on. */
  void started(long count, Instant now) {
    steps = count;
    step = 0;
    since = now;
  }

  /** That many updates are made; the first one told may be far on, after a checkpoint. */
  void progressed(long made, double lastLoss) {
    if (step == 0) {
      firstStep = made - 1;
    }
    step = made;
    loss = lastLoss;
  }

  /** How long it will go on if it goes on like this. */
  Optional<Duration> left(Instant now) {
    return step == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round((steps - step) / rate(now) * 1000)));
  }

  private double rate(Instant now) {
    double seconds = Duration.between(since, now).toMillis() / 1000.0;
    return (step - firstStep) / Math.max(seconds, 1e-3);
  }

  /** One line. */
  String line(Instant now) {
    if (step == 0) {
      return run + "  starting";
    }
    return String.format(
        Locale.ROOT,
        "%s  step %d/%d  loss %.4g  %s steps/s  %s left",
        run,
        step,
        steps,
        loss,
        String.format(Locale.ROOT, rate(now) < 10 ? "%.1f" : "%.0f", rate(now)),
        DurationText.of(left(now).orElseThrow()));
  }
}
