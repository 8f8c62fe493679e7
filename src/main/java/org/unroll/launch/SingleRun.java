package org.unroll.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.unroll.api.RunExecutor;
import org.unroll.api.RunRequest;
import org.unroll.api.TrainingListener;
import org.unroll.format.RunFolder;
import org.unroll.plan.PlannedRun;
import org.unroll.record.Provenance;
import org.unroll.record.RunEntry;
import org.unroll.record.RunLog;
import org.unroll.record.RunManifest;
import org.unroll.record.RunRecorder;

/** Executes one run into its folder, whatever comes of it. */
final class SingleRun {
  private final Supplier<RunExecutor> executor;
  private final Supplier<Provenance> provenance;
  private final Clock clock;

  SingleRun(Supplier<RunExecutor> executor, Supplier<Provenance> provenance, Clock clock) {
    this.executor = executor;
    this.provenance = provenance;
    this.clock = clock;
  }

  /**
   * Executes the run from its beginning.
   *
   * @param data the folder that relative paths in the configuration start from
   * @param listener is told each event once it is recorded
   * @throws CancellationException if the thread was interrupted; the run is then to be made again
   */
  RunManifest execute(PlannedRun run, RunFolder folder, Path data, TrainingListener listener) {
    RunEntry entry = PlanEntries.entry(run);
    try (RunRecorder recorder =
            new RunRecorder(folder, entry, run.configuration(), provenance.get(), clock);
        RunLog log = new RunLog(folder)) {
      try {
        executor
            .get()
            .execute(
                new RunRequest(run.id(), run.configuration(), run.seed(), data),
                event -> {
                  recorder.on(event);
                  listener.on(event);
                });
        return recorder.finish();
      } catch (Throwable failure) { // errors too: one run out of memory must not end the rest
        if (InterruptEcho.in(failure)) {
          throw cancellation(failure);
        }
        log.failed(failure);
        return recorder.fail(reason(failure));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write into " + folder.path(), cause);
    }
  }

  private static CancellationException cancellation(Throwable failure) {
    CancellationException cancellation = new CancellationException("interrupted");
    cancellation.initCause(failure);
    return cancellation;
  }

  /** One line: the kind of failure and the first line of its message. */
  private static String reason(Throwable failure) {
    String kind = failure.getClass().getSimpleName();
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? kind
        : kind + ": " + message.strip().lines().findFirst().orElseThrow();
  }
}
