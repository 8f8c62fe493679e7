package org.unroll.plan;

import java.nio.file.Path;
import java.util.List;

/**
 * All runs of an experiment, conditions in file order, seeds within each.
 *
 * @param name the experiment's name, fit for a folder name
 * @param folder the folder that relative paths in configurations start from
 * @param axes the grid's keys in file order
 * @param source the resolved experiment as YAML text, with where each value came from as comments
 */
public record ExperimentPlan(
    String name, Path folder, List<String> axes, List<PlannedRun> runs, String source) {
  public ExperimentPlan {
    axes = List.copyOf(axes);
    runs = List.copyOf(runs);
  }
}
