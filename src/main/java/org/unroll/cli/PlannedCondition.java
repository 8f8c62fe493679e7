package org.unroll.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.plan.PlannedRun;

/**
 * One condition of a plan.
 *
 * @param runs its runs, one a seed
 */
record PlannedCondition(String name, List<PlannedRun> runs) {
  /** Groups runs by condition, in plan order. */
  static List<PlannedCondition> group(List<PlannedRun> runs) {
    Map<String, List<PlannedRun>> grouped = new LinkedHashMap<>();
    for (PlannedRun run : runs) {
      grouped.computeIfAbsent(run.condition(), absent -> new ArrayList<>()).add(run);
    }
    return grouped.entrySet().stream()
        .map(entry -> new PlannedCondition(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  /** The configuration, which its runs share. */
  String configuration() {
    return runs.get(0).configuration();
  }
}
