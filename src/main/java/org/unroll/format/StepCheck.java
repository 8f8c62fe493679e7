package org.unroll.format;

import java.util.function.Consumer;

/** Looks whether the steps of a run's table never fall, and end where the run did. */
final class StepCheck implements Consumer<TableRow> {
  private static final String STEP = "step";
  private final RunFiles files;
  private long last;

  StepCheck(RunFiles files) {
    this.files = files;
  }

  @Override
  public void accept(TableRow row) {
    if (!row.has(STEP)) {
      return;
    }
    long step = row.whole(STEP);
    if (step < last) {
      throw row.fault("step %d comes after step %d".formatted(step, last));
    } else if (step > files.lastStep()) {
      throw row.fault(
          "step %d, but the run made %d updates, says run.json".formatted(step, files.lastStep()));
    }
    last = step;
  }
}
