package org.unroll.launch;

import org.unroll.format.RunManifest;
import org.unroll.plan.PlannedRun;

/**
 * Is told what happens while runs are executed, on the launching thread. Runs that are executed
 * side by side have different lanes, numbered from 0.
 */
public interface LaunchListener {
  /** A listener that nothing interests. */
  LaunchListener SILENT = new LaunchListener() {};

  /**
   * Execution begins.
   *
   * @param runs distinct runs of the plan
   * @param finished how many of them are finished already and are skipped
   * @param lanes how many may be executed side by side
   */
  default void began(int runs, int finished, int lanes) {}

  /**
   * A run begins.
   *
   * @param number its number among the distinct runs of the plan, from 1
   */
  default void runBegan(int lane, int number, PlannedRun run) {}

  /** The lane's run has so many steps. */
  default void started(int lane, long steps) {}

  /** The lane's run has made so many of them; {@code loss} is the last one's. */
  default void progressed(int lane, long step, double loss) {}

  /** The lane's worker died of that; the run will be gone on with. */
  default void workerLost(int lane, String reason) {}

  /** The lane's run ended; the manifest says how. */
  default void runEnded(int lane, RunManifest manifest) {}

  /** Runs are asked to stop before their end. */
  default void stopping() {}

  /** Nothing more follows: every run was executed, or execution stopped early. */
  default void stopped() {}
}
