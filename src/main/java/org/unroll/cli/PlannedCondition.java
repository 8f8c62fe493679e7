package org.unroll.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.ResolvedCondition;
import org.unroll.plan.RunSize;

/**
 * One condition of a plan.
 *
 * @param varied the keys that the sweep sets for it
 * @param runs its runs, one a seed
 */
record PlannedCondition(String name, List<String> varied, List<PlannedRun> runs) {
  /** The conditions of a plan, in its order. */
  static List<PlannedCondition> of(ExperimentPlan plan) {
    Map<String, List<String>> varied = new HashMap<>();
    for (ResolvedCondition condition : plan.conditions()) {
      varied.put(condition.name(), condition.varied());
    }
    Map<String, List<PlannedRun>> grouped = new LinkedHashMap<>();
    for (PlannedRun run : plan.runs()) {
      grouped.computeIfAbsent(run.condition(), absent -> new ArrayList<>()).add(run);
    }
    return grouped.entrySet().stream()
        .map(
            entry ->
                new PlannedCondition(
                    entry.getKey(),
                    varied.getOrDefault(entry.getKey(), List.of()),
                    List.copyOf(entry.getValue())))
        .toList();
  }

  /** What each of its runs needs. */
  RunSize size() {
    return runs.get(0).size();
  }

  /** The configuration, which its runs share. */
  String configuration() {
    return runs.get(0).configuration();
  }
}
