package org.unroll.api;

/** Builds and trains one run. Implemented where the components are wired together. */
public interface RunExecutor {
  /**
   * Trains the run to its end, telling the listener all that happens. Stops between two updates
   * with {@link java.util.concurrent.CancellationException} when the thread is interrupted.
   *
   * @throws UnfitStateException before any event, if the state to go on from is not of this run
   */
  void execute(RunRequest request, TrainingListener listener);
}
