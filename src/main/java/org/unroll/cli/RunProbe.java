package org.unroll.cli;

import com.google.common.base.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.unroll.api.RunExecutor;
import org.unroll.api.RunRequest;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;
import org.unroll.plan.PlannedRun;

/** Trains a run for a moment, in this process, to see how fast that is; nothing is recorded. */
final class RunProbe {
  private static final long LONG_ENOUGH = Duration.ofSeconds(1).toNanos();
  private static final double NANOS_PER_SECOND = 1e9;

  private final RunExecutor executor;
  private final Ticker ticker;
  private final Consumer<String> problems;

  /**
   * @param problems takes what stands in the way, in words
   */
  RunProbe(RunExecutor executor, Ticker ticker, Consumer<String> problems) {
    this.executor = executor;
    this.ticker = ticker;
    this.problems = problems;
  }

  /**
   * Seconds that one update takes; empty if the run fails.
   *
   * @param data the folder that relative paths in the configuration start from
   */
  OptionalDouble secondsPerUpdate(PlannedRun run, Path data) {
    Watch watch = new Watch();
    try {
      executor.execute(new RunRequest(run.id(), run.configuration(), run.seed(), data), watch);
    } catch (CancellationException enough) {
      return watch.result();
    } catch (OutOfMemoryError exhausted) {
      problems.accept(
          run.condition()
              + ": out of memory, so its time is not known; give this process more with"
              + " UNROLL_MEMORY=4g");
      return OptionalDouble.empty();
    } catch (RuntimeException failure) {
      problems.accept(run.condition() + ": its time is not known: " + failure.getMessage());
      LoggerFactory.getLogger(RunProbe.class).warn("the probe failed", failure);
      return OptionalDouble.empty();
    }
    return watch.result();
  }

  /** Counts from the first update, before which everything is loaded. */
  private final class Watch implements TrainingListener {
    private long began;
    private long last;
    private long updates = -1;

    @Override
    public void on(TrainingEvent event) {
      if (event instanceof TrainingEvent.Updated) {
        last = ticker.read();
        updates++;
        if (updates == 0) {
          began = last;
        } else if (last - began >= LONG_ENOUGH) {
          throw new CancellationException("that is enough");
        }
      }
    }

    OptionalDouble result() {
      return updates > 0
          ? OptionalDouble.of((last - began) / NANOS_PER_SECOND / updates)
          : OptionalDouble.empty();
    }
  }
}
