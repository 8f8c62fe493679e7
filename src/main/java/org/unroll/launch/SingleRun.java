package org.unroll.launch;

import com.google.common.base.Throwables;
import com.google.common.base.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.unroll.api.FaultyComponentException;
import org.unroll.api.RunExecutor;
import org.unroll.api.RunRequest;
import org.unroll.api.TrainingListener;
import org.unroll.api.UnfitStateException;
import org.unroll.format.Provenance;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.format.WriteFailure;
import org.unroll.plan.PlannedRun;
import org.unroll.record.CheckpointSchedule;
import org.unroll.record.Checkpoints;
import org.unroll.record.ModelRecorder;
import org.unroll.record.RecordedRun;
import org.unroll.record.Recovery;
import org.unroll.record.RunInUseException;
import org.unroll.record.RunLock;
import org.unroll.record.RunLog;
import org.unroll.record.RunRecorder;

/**
 * Executes one run into its folder, whatever comes of it; goes on from a checkpoint that lies
 * there.
 */
final class SingleRun {
  private final Supplier<RunExecutor> executor;
  private final Supplier<Provenance> provenance;
  private final Clock clock;
  private final Keeping keeping;
  private final Duration patience;

  /**
   * Makes what executes runs.
   *
   * @param keeping what is kept of a run
   */
  SingleRun(
      Supplier<RunExecutor> executor,
      Supplier<Provenance> provenance,
      Clock clock,
      Keeping keeping) {
    this(executor, provenance, clock, keeping, RunLock.PATIENCE);
  }

  SingleRun(
      Supplier<RunExecutor> executor,
      Supplier<Provenance> provenance,
      Clock clock,
      Keeping keeping,
      Duration patience) {
    this.executor = executor;
    this.provenance = provenance;
    this.clock = clock;
    this.keeping = keeping;
    this.patience = patience;
  }

  /**
   * Executes the run from the newest checkpoint that is whole and its own, or from its beginning.
   *
   * @param data the folder that relative paths in the configuration start from
   * @param listener is told each event once it is recorded
   * @return how it ended; {@code FAILED} too if another process holds the folder, of which nothing
   *     is written then
   * @throws CancellationException if the thread was interrupted; the next execution goes on from
   *     the last checkpoint
   * @throws org.unroll.format.WriteFailure if not even the manifest can be written
   */
  RunManifest execute(PlannedRun run, RunFolder folder, Path data, TrainingListener listener) {
    RecordedRun recorded =
        new RecordedRun(PlanEntries.entry(run), run.versions(), provenance.get());
    RunRequest request = new RunRequest(run.id(), run.configuration(), run.seed(), data);
    try (RunLock lock = RunLock.take(folder, patience)) {
      return execute(recorded, request, lock.folder(), listener);
    } catch (RunInUseException inUse) {
      return recorded.failed(inUse.getMessage());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot close the files in " + folder.path(), cause);
    }
  }

  private RunManifest execute(
      RecordedRun run, RunRequest request, RunFolder folder, TrainingListener listener)
      throws IOException {
    Recovery recovery = new Checkpoints(folder).find(run);
    try {
      return execute(run, request, folder, listener, recovery);
    } catch (UnfitStateException unfit) {
      return execute(run, request, folder, listener, recovery.refused(unfit.getMessage()));
    }
  }

  private RunManifest execute(
      RecordedRun run,
      RunRequest request,
      RunFolder folder,
      TrainingListener listener,
      Recovery recovery)
      throws IOException {
    CheckpointSchedule schedule =
        new CheckpointSchedule(keeping.checkpointEvery(), Ticker.systemTicker());
    ModelRecorder models = new ModelRecorder(keeping.initialParameters());
    try (RunRecorder recorder = new RunRecorder(folder, run, clock, schedule, recovery, models);
        RunLog log = new RunLog(folder)) {
      log.starts(recovery);
      try {
        executor
            .get()
            .execute(
                request.from(recovery.state()),
                event -> {
                  recorder.on(event);
                  listener.on(event);
                });
        return recorder.finish();
      } catch (UnfitStateException unfit) {
        throw unfit;
      } catch (Throwable failure) { // errors too: one run out of memory must not end the rest
        if (InterruptEcho.in(failure)) {
          log.stopped(failure);
          throw cancellation(failure);
        }
        log.failed(failure);
        return recorder.fail(reason(failure), mayPass(failure));
      }
    }
  }

  /**
   * Whether the run may get past the failure when it is executed again: the disk was full, or the
   * memory. The same computation would meet any other once more.
   */
  private static boolean mayPass(Throwable failure) {
    return failure instanceof VirtualMachineError
        || Throwables.getCausalChain(failure).stream().anyMatch(IOException.class::isInstance);
  }

  private static CancellationException cancellation(Throwable failure) {
    CancellationException cancellation = new CancellationException("interrupted");
    cancellation.initCause(failure);
    return cancellation;
  }

  /** One line: what unroll says of it, else the kind of failure and its message's first line. */
  private static String reason(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "out of memory ("
          + failure.getMessage()
          + "): give each process more with UNROLL_MEMORY=4g, or take fewer --jobs";
    }
    String message = failure.getMessage();
    if (failure instanceof FaultyComponentException || failure instanceof WriteFailure) {
      return message.lines().findFirst().orElseThrow();
    }
    String kind = failure.getClass().getSimpleName();
    return message == null || message.isBlank()
        ? kind
        : kind + ": " + message.strip().lines().findFirst().orElseThrow();
  }
}
