package org.unroll.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How far the run is that is executed in one lane. */
final class LaneProgress {
  /**
   * What an estimate needs, whichever comes first: the first updates are slow, and tell nothing.
   */
  private static final Duration ENOUGH_TIME = Duration.ofSeconds(2);

  private static final int ENOUGH_SHARE = 20;
  private static final int ENOUGH_UPDATES = 10;

  private final String run;
  private Instant begun;
  private Instant firstTold;
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
    this.begun = now;
    this.firstTold = now;
  }

  String run() {
    return run;
  }

  /** How long it has been going on. */
  Duration elapsed(Instant now) {
    return Duration.between(begun, now);
  }

  /** Training begins now, or goes on. */
  void started(long count, Instant now) {
    steps = count;
    step = 0;
    begun = now;
  }

  /** That many updates are made; the first one told may be far on, after a checkpoint. */
  void progressed(long made, double lastLoss, Instant now) {
    if (step == 0) {
      firstStep = made;
      firstTold = now;
    }
    step = made;
    loss = lastLoss;
  }

  /** How long it will go on if it goes on like this; empty as long as that cannot be told. */
  Optional<Duration> left(Instant now) {
    double rate = rate(now);
    long made = step - firstStep;
    boolean known =
        made >= Math.max(ENOUGH_UPDATES, steps / ENOUGH_SHARE)
            || Duration.between(firstTold, now).compareTo(ENOUGH_TIME) >= 0;
    return known && rate > 0
        ? Optional.of(Duration.ofMillis(Math.round((steps - step) / rate * 1000)))
        : Optional.empty();
  }

  /** Updates per second. */
  private double rate(Instant now) {
    double seconds = Duration.between(firstTold, now).toMillis() / 1000.0;
    return (step - firstStep) / Math.max(seconds, 1e-3);
  }

  /** One line. */
  String line(Instant now) {
    if (step == 0) {
      return run + "  starting";
    }
    String standing =
        String.format(Locale.ROOT, "%s  step %d/%d  loss %.4g", run, step, steps, loss);
    return left(now).map(left -> standing + speed(now, left)).orElse(standing);
  }

  private String speed(Instant now, Duration left) {
    double rate = rate(now);
    String form = rate < 10 ? "  %.1f steps/s  %s left" : "  %.0f steps/s  %s left";
    return String.format(Locale.ROOT, form, rate, DurationText.of(left));
  }
}
