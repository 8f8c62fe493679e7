package org.unroll.launch;

/**
 * How a plan is executed; nothing of it changes a result.
 *
 * @param jobs how many runs may be executed side by side; a run counts once for each of its threads
 * @param failFast whether everything stops when a run fails
 * @param keeping what is kept of each run
 */
public record LaunchSettings(int jobs, boolean failFast, Keeping keeping) {
  public LaunchSettings {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is " + jobs + ", but has to be at least 1");
    }
  }
}
