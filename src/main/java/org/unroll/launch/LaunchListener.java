package org.unroll.launch;

import org.unroll.api.TrainingEvent;
import org.unroll.plan.PlannedRun;
import org.unroll.record.RunManifest;

/** Is told what happens while runs are executed, on the training thread. */
public interface LaunchListener {
  /** A listener that nothing interests. */
  LaunchListener SILENT = new LaunchListener() {};

  /**
   * Execution begins.
   *
   * @param runs distinct runs of the plan
   * @param finished how many of them are finished already and are skipped
   */
  default void began(int runs, int finished) {}

  /**
   * A run begins.
   *
   * @param number its number among the distinct runs of the plan, from 1
   */
  default void runBegan(int number, PlannedRun run) {}

  /** Something happened in the run that began last. */
  default void trained(TrainingEvent event) {}

  /** The run that began last ended; the manifest says how. */
  default void runEnded(RunManifest manifest) {}

  /** Nothing more follows: every run was executed, or execution stopped early. */
  default void stopped() {}
}
