package org.unroll.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unroll.api.RunExecutor;
import org.unroll.api.RunRequest;
import org.unroll.api.TrainingListener;
import org.unroll.format.Provenance;
import org.unroll.format.RunManifest;

/**
 * A worker process's work: executes the runs it is told to, on the calling thread, until it is told
 * to stop or whoever tells it is gone.
 */
public final class WorkerLoop {
  /** What the process ends with after an OutOfMemoryError, as HotSpot itself does. */
  public static final int OUT_OF_MEMORY = 3;

  /** What the process ends with if the native libraries cannot be loaded, in none like it. */
  public static final int NO_LIBRARIES = 4;

  /** The same, but the next one can: what was damaged is gone. */
  public static final int LIBRARIES_REPAIRED = 5;

  /** How long a run may take to stop before the process is ended all the same. */
  static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);

  private final MessageReader<WorkerOrder> orders;
  private final MessageWriter parent;
  private final Supplier<RunExecutor> executor;
  private final Supplier<Provenance> provenance;
  private final Clock clock;
  private final BlockingQueue<WorkerOrder> waiting = new LinkedBlockingQueue<>();

  /**
   * Prepares the loop.
   *
   * @param orders what the parent writes
   * @param messages what the parent reads
   * @param executor asked for once, while orders are read already
   * @param provenance likewise
   */
  public WorkerLoop(
      InputStream orders,
      OutputStream messages,
      Supplier<RunExecutor> executor,
      Supplier<Provenance> provenance,
      Clock clock) {
    this.orders = new MessageReader<>(orders, WorkerOrder.class);
    this.parent = new MessageWriter(messages);
    this.executor = executor;
    this.provenance = provenance;
    this.clock = clock;
  }

  /** Works until it is told to stop. */
  public void serve() {
    Thread working = Thread.currentThread();
    Thread reader = new Thread(() -> read(working), "unroll-orders");
    reader.setDaemon(true);
    reader.start();
    RunWorker worker = worker();
    try {
      WorkerMessage outcome = new WorkerMessage.Ready();
      tell(outcome);
      while (!(outcome instanceof WorkerMessage.Stopped)
          && waiting.take() instanceof WorkerOrder.Execute order) {
        outcome = outcome(worker, order.task());
        tell(outcome);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt(); // all that is left to do is to end
    }
  }

  /** Loads the program, before the first run needs it. */
  private RunWorker worker() {
    RunExecutor loaded = executor.get();
    Provenance known = provenance.get();
    RunExecutor guarded = (request, listener) -> execute(loaded, request, listener);
    return new InProcessWorker(() -> guarded, () -> known, clock);
  }

  /** Passes orders on; at the last one, interrupts the run and sees to it that the process ends. */
  private void read(Thread working) {
    try {
      Optional<WorkerOrder> order = orders.next();
      while (order.isPresent() && !(order.get() instanceof WorkerOrder.Stop)) {
        waiting.add(order.get());
        order = orders.next();
      }
    } catch (IOException torn) {
      LOG.warn("the parent was lost", torn);
    }
    waiting.add(new WorkerOrder.Stop());
    working.interrupt();
    try {
      Thread.sleep(PATIENCE.toMillis());
    } catch (InterruptedException nobodyInterruptsThis) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1); // a clean end has not come; checkpoints are whole at any time
  }

  private WorkerMessage outcome(RunWorker worker, RunTask task) {
    try {
      RunManifest manifest = worker.execute(task, new Telling());
      return new WorkerMessage.Ended(manifest);
    } catch (CancellationException asked) {
      return new WorkerMessage.Stopped();
    } catch (RuntimeException failure) {
      LOG.error("the run cannot be executed", failure);
      return new WorkerMessage.Refused(
          failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }
  }

  /**
   * A parent that is gone cannot be told, and is told by nobody else: the run is stopped anyway.
   */
  private void tell(WorkerMessage message) {
    try {
      parent.send((Record) message);
    } catch (IOException gone) {
      LOG.warn("the parent is gone", gone);
    }
  }

  /** Ends the process after an OutOfMemoryError: other threads may have met it too. */
  private static void execute(RunExecutor executor, RunRequest request, TrainingListener listener) {
    try {
      executor.execute(request, listener);
    } catch (OutOfMemoryError exhausted) {
      LOG.error("out of memory", exhausted);
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
    }
  }

  /** Tells the parent how the run goes on. */
  private final class Telling implements RunListener {
    @Override
    public void started(long steps) {
      tell(new WorkerMessage.Started(steps));
    }

    @Override
    public void progressed(long step, double loss) {
      tell(new WorkerMessage.Progressed(step, loss));
    }
  }
}
