package org.unroll.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One run to execute.
 *
 * @param id the run's id
 * @param configuration the resolved configuration of the run, as YAML text; enough to repeat it
 * @param seed the replicate's seed
 * @param folder the folder that relative paths in the configuration start from
 * @param from the state from which an earlier execution of this run is to go on; empty to begin
 */
public record RunRequest(
    String id, String configuration, long seed, Path folder, Optional<TrainingState> from) {
  /** A run from its beginning. */
  public RunRequest(String id, String configuration, long seed, Path folder) {
    this(id, configuration, seed, folder, Optional.empty());
  }

  /** The same run from a state, or from its beginning if there is none. */
  public RunRequest from(Optional<TrainingState> state) {
    return new RunRequest(id, configuration, seed, folder, state);
  }
}
