package org.unroll.cli;

import java.nio.file.Path;
import org.unroll.plan.ExperimentPlan;

/** Plans an experiment again from what its results say of it. */
@FunctionalInterface
public interface Replanning {
  /**
   * Plans all runs.
   *
   * @param resolved the resolved experiment
   * @param folder the folder that relative paths in it start from
   * @throws org.unroll.config.InvalidExperimentException if something in it is wrong by now
   */
  ExperimentPlan plan(Path resolved, Path folder);
}
