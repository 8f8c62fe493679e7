package org.unroll.launch;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunManifest;

/** Where one run after another is executed, beside other lanes: a thread with a worker. */
final class Lane implements AutoCloseable {
  private final int number;
  private final int lanes;
  private final ExperimentFolder folder;
  private final RunWorkers workers;
  private final ExecutorService thread;
  private RunWorker worker;
  private boolean stopping;

  Lane(int number, int lanes, ExperimentFolder folder, RunWorkers workers) {
    this.number = number;
    this.lanes = lanes;
    this.folder = folder;
    this.workers = workers;
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, "unroll-lane-" + (number + 1));
              made.setDaemon(true); // one that cannot be stopped must not keep the process
              return made;
            });
  }

  /** What came of an attempt to execute a run: one of the two is null. */
  record Result(RunManifest manifest, RuntimeException failure) {}

  int number() {
    return number;
  }

  /** Executes the run; the listener and the result's taker are called on the lane's thread. */
  void begin(RunTask task, RunListener listener, Consumer<Result> taker) {
    thread.execute(() -> taker.accept(result(task, listener)));
  }

  private Result result(RunTask task, RunListener listener) {
    try {
      return new Result(worker().execute(task, listener), null);
    } catch (RuntimeException failure) {
      if (failure instanceof LostWorkerException) {
        release();
      }
      return new Result(null, failure);
    } catch (Error failure) { // the lane must say so, or the launcher would wait for ever
      return new Result(null, new LaunchException("executing runs failed: " + failure, failure));
    }
  }

  /** The last run's worker, or a new one. */
  private synchronized RunWorker worker() {
    if (stopping) {
      throw new CancellationException("stopped before the run began");
    }
    if (worker == null) {
      worker = workers.start(new RunWorkers.Place(folder, number, lanes));
    }
    return worker;
  }

  private synchronized void release() {
    if (worker != null) {
      worker.close();
      worker = null;
    }
  }

  /** Asks what is executed to stop; nothing is begun any more. */
  synchronized void stop() {
    stopping = true;
    if (worker != null) {
      worker.stop();
    }
  }

  /** Ends what is executed at once. */
  synchronized void kill() {
    stopping = true;
    if (worker != null) {
      worker.kill();
    }
  }

  @Override
  public void close() {
    release();
    thread.shutdown();
  }
}
