package org.unroll.cli;

import java.nio.file.Path;
import java.util.List;
import org.unroll.plan.ExperimentPlan;

/** Reads an experiment file and plans its runs. */
@FunctionalInterface
public interface Planning {
  /**
   * Plans all runs, or says everything that is wrong.
   *
   * @param overrides changes from the command line, such as {@code cell=lstm}
   * @throws org.unroll.config.InvalidExperimentException if the file or an override is wrong
   */
  ExperimentPlan plan(Path file, List<String> overrides);
}
