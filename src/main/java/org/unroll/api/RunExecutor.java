package org.unroll.api;

/** Builds and trains one run. Implemented where the components are wired together. */
public interface RunExecutor {
  /**
   * Trains the run to its end, telling the listener all that happens. Stops between two updates
   * with {@link java.util.concurrent.CancellationException} when the thread is interrupted.
   */
  void execute(RunRequest request, TrainingListener listener);
}
