package org.unroll.launch;

import com.google.common.base.Ticker;
import java.time.Clock;
import java.util.function.Supplier;
import org.unroll.api.RunExecutor;
import org.unroll.format.Provenance;
import org.unroll.format.RunManifest;

/** Executes runs in this process, on the calling thread. */
final class InProcessWorker implements RunWorker {
  private final Supplier<RunExecutor> executor;
  private final Supplier<Provenance> provenance;
  private final Clock clock;
  private Thread executing;

  InProcessWorker(Supplier<RunExecutor> executor, Supplier<Provenance> provenance, Clock clock) {
    this.executor = executor;
    this.provenance = provenance;
    this.clock = clock;
  }

  @Override
  public RunManifest execute(RunTask task, RunListener listener) {
    enter(Thread.currentThread());
    try {
      return new SingleRun(executor, provenance, clock, task.keeping())
          .execute(
              task.run(),
              task.folder(),
              task.data(),
              new ProgressThrottle(listener, Ticker.systemTicker()));
    } finally {
      enter(null);
    }
  }

  private synchronized void enter(Thread thread) {
    executing = thread;
  }

  @Override
  public synchronized void stop() {
    if (executing != null) {
      executing.interrupt();
    }
  }

  /** A thread cannot be killed; it ends with the process. */
  @Override
  public void kill() {
    stop();
  }

  @Override
  public void close() {
    // holds nothing
  }
}
