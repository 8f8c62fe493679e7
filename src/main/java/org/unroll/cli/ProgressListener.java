package org.unroll.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.unroll.api.TrainingEvent;
import org.unroll.format.Metric;
import org.unroll.launch.LaunchListener;
import org.unroll.plan.PlannedRun;
import org.unroll.record.RunManifest;

/** Says how the runs go on, as often as the screen can take it. */
final class ProgressListener implements LaunchListener {
  private final ProgressScreen screen;
  private final Clock clock;
  private int runs;
  private String run = "";
  private long steps;
  private Instant begun = Instant.EPOCH;
  private long nextMillis;

  ProgressListener(ProgressScreen screen, Clock clock) {
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public void began(int count, int finished) {
    runs = count;
    String total = count + (count == 1 ? " run" : " runs");
    screen.lasting(finished == 0 ? total : total + ", " + finished + " already finished");
  }

  @Override
  public void runBegan(int number, PlannedRun planned) {
    run = "[" + number + "/" + runs + "] " + planned.condition() + " seed " + planned.seed();
    begun = clock.instant();
    steps = 0;
    waitForNext();
    screen.current(run);
  }

  @Override
  public void trained(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started started) {
      steps = started.steps();
    } else if (event instanceof TrainingEvent.Updated update && clock.millis() >= nextMillis) {
      waitForNext();
      screen.current(standing(update));
    }
  }

  private void waitForNext() {
    nextMillis = clock.millis() + screen.interval().toMillis();
  }

  private String standing(TrainingEvent.Updated update) {
    double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
    double rate = update.step() / Math.max(seconds, 1e-3);
    Duration left = Duration.ofMillis(Math.round((steps - update.step()) / rate * 1000));
    return String.format(
        Locale.ROOT,
        "%s  step %d/%d  loss %.4g  %.0f steps/s  %s left",
        run,
        update.step(),
        steps,
        update.loss(),
        rate,
        DurationText.of(left));
  }

  @Override
  public void runEnded(RunManifest manifest) {
    String time = DurationText.of(Duration.between(begun, clock.instant()));
    String outcome =
        switch (manifest.status()) {
          case DIVERGED -> "diverged at step " + manifest.divergedStep() + ": " + manifest.reason();
          case FAILED -> "FAILED: " + manifest.reason();
          default -> "completed in " + time + validationLoss(manifest);
        };
    screen.lasting(run + "  " + outcome);
  }

  @Override
  public void stopped() {
    screen.end();
  }

  private static String validationLoss(RunManifest manifest) {
    Double loss = manifest.metrics().get(Metric.FINAL_VALIDATION_LOSS.column());
    return loss == null ? "" : String.format(Locale.ROOT, ", validation loss %.4g", loss);
  }
}
