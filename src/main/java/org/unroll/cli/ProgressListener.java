package org.unroll.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.format.MetricColumn;
import org.unroll.format.RunManifest;
import org.unroll.launch.LaunchListener;
import org.unroll.plan.PlannedRun;

/** Says how the runs go on, as often as the screen can take it. */
final class ProgressListener implements LaunchListener {
  private final ProgressScreen screen;
  private final Clock clock;
  private final SortedMap<Integer, LaneProgress> lanes = new TreeMap<>();
  private Totals totals = new Totals(0, 0, 1, Instant.EPOCH);
  private long nextMillis;

  ProgressListener(ProgressScreen screen, Clock clock) {
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public void began(int runs, int finished, int count) {
    totals = new Totals(runs, finished, count, clock.instant());
    nextMillis = clock.millis() + screen.interval().toMillis();
    String text = runs + (runs == 1 ? " run" : " runs");
    text += finished == 0 ? "" : ", " + finished + " already finished";
    screen.lasting(text + (count == 1 ? "" : ", " + count + " side by side"));
  }

  @Override
  public void runBegan(int lane, int number, PlannedRun run) {
    String name =
        "[" + number + "/" + totals.runs() + "] " + run.condition() + " seed " + run.seed();
    lanes.put(lane, new LaneProgress(name, clock.instant()));
    showIfDue();
  }

  @Override
  public void started(int lane, long steps) {
    lanes.get(lane).started(steps, clock.instant());
    showIfDue();
  }

  @Override
  public void progressed(int lane, long step, double loss) {
    lanes.get(lane).progressed(step, loss, clock.instant());
    showIfDue();
  }

  private void showIfDue() {
    if (clock.millis() >= nextMillis) {
      nextMillis = clock.millis() + screen.interval().toMillis();
      Instant now = clock.instant();
      List<String> lines = lanes.values().stream().map(lane -> lane.line(now)).toList();
      screen.current(lines, totals.line(lanes.values(), now));
    }
  }

  @Override
  public void workerLost(int lane, String reason) {
    screen.lasting(lanes.remove(lane).run() + "  its process died, another goes on: " + reason);
  }

  @Override
  public void runEnded(int lane, RunManifest manifest) {
    LaneProgress run = lanes.remove(lane);
    totals.ended(manifest.status(), run.elapsed(clock.instant()));
    String outcome =
        switch (manifest.status()) {
          case DIVERGED -> "diverged at step " + manifest.divergedStep() + ": " + manifest.reason();
          case FAILED -> "FAILED: " + manifest.reason();
          default ->
              "completed in "
                  + DurationText.of(run.elapsed(clock.instant()))
                  + validationLoss(manifest);
        };
    screen.lasting(run.run() + "  " + outcome);
    showIfDue();
  }

  private static String validationLoss(RunManifest manifest) {
    Double loss = manifest.metrics().get(MetricColumn.FINAL_VALIDATION_LOSS.column());
    return loss == null ? "" : String.format(Locale.ROOT, ", validation loss %.4g", loss);
  }

  @Override
  public void stopping() {
    screen.lasting("stopping at the next update of each run; Ctrl-C again ends at once");
  }

  @Override
  public void stopped() {
    screen.end();
  }
}
