package org.unroll.launch;

import org.unroll.format.RunManifest;

/** Executes runs, one at a time. */
public interface RunWorker extends AutoCloseable {
  /**
   * Executes a run to its end, or goes on where an earlier attempt left off.
   *
   * @return how it ended
   * @throws java.util.concurrent.CancellationException if it was asked to stop
   * @throws LostWorkerException if the worker died; another one can go on with the run
   * @throws LaunchException if no run can be executed like this
   */
  RunManifest execute(RunTask task, RunListener listener);

  /** Asks the current run to stop between two updates. Called from another thread. */
  void stop();

  /** Ends the worker at once, whatever it does. Called from another thread. */
  void kill();

  /** Lets an idle worker go. */
  @Override
  void close();
}
