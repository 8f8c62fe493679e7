package org.unroll.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.unroll.api.RunExecutor;
import org.unroll.wire.Wiring;

/** A training run with the probes that are on by default, against the same without any. */
public final class Probes {
  private static final int STEPS = 400;
  private static final double TARGET_PERCENT = 8;
  private static final String RUN =
      """
      dataset: {type: adding, length: 100}
      cell: lstm
      hidden_size: 64
      batch_size: 32
      clipping: {type: norm, threshold: 1.0}
      steps: %d
      """
          .formatted(STEPS);

  private Probes() {}

  public static void main(String... arguments) {
    Threads.ofThisProcess();
    RunExecutor executor = Wiring.of(Path.of("no-plugins")).executor();
    List<Timing> timings =
        new Stopwatch(7, 8000, 1)
            .time(
                List.of(
                    new LocalRunner(new TrainingRun(executor, RUN + "probes: []\n")),
                    new LocalRunner(new TrainingRun(executor, RUN))));
    double without = timings.get(0).median();
    double with = timings.get(1).median();
    System.out.printf(
        Locale.ROOT,
        "lstm (32, 100, 64), %d updates, recorded every 100; milliseconds: %.0f without probes,"
            + " %.0f with%n",
        STEPS,
        without,
        with);
    Target.print("probes cost", 100 * (with / without - 1), TARGET_PERCENT, "%");
    System.exit(0);
  }
}
