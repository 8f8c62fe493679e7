package org.unroll.record;

import java.time.Clock;
import java.util.Optional;
import org.unroll.format.RunManifest;

/**
 * One start of a run, among those before it.
 *
 * @param number how often it was started, this time included
 * @param started when the work that this attempt goes on with began, ISO 8601 in UTC
 * @param resumedStep updates made before this attempt, or null if it begins
 * @param notice why it does not go on from what lay there, or null
 */
record RunAttempt(int number, String started, Long resumedStep, String notice) {
  /**
   * The next attempt.
   *
   * @param last what the folder's manifest says, if anything can be read
   */
  static RunAttempt of(Recovery recovery, Optional<RunManifest> last, String id, Clock clock) {
    Optional<RunManifest> resumed = recovery.checkpoint().map(Checkpoint::manifest);
    int attempts =
        Math.max(
            last.filter(manifest -> id.equals(manifest.id())).map(RunManifest::attempts).orElse(0),
            resumed.map(RunManifest::attempts).orElse(0));
    return new RunAttempt(
        attempts + 1,
        resumed.map(RunManifest::started).orElseGet(() -> clock.instant().toString()),
        resumed.map(RunManifest::stepsMade).orElse(null),
        recovery.notices().isEmpty() ? null : String.join("; ", recovery.notices()));
  }
}
