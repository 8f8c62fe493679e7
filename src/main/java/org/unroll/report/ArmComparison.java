package org.unroll.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A condition and the one that it is compared with: that of the first arm at the same point of the
 * grid; without arms, the first condition.
 */
record ArmComparison(ConditionResults condition, ConditionResults baseline) {
  private static final Set<String> LEVELS = Set.of("on", "off");

  /** All comparisons, in the order of the conditions. */
  static List<ArmComparison> of(List<ConditionResults> conditions) {
    Set<String> factors = factors(conditions);
    Map<Map<String, String>, ConditionResults> baselines = new LinkedHashMap<>();
    List<ArmComparison> comparisons = new ArrayList<>();
    for (ConditionResults results : conditions) {
      ConditionResults baseline = baselines.putIfAbsent(point(results, factors), results);
      if (baseline != null) {
        comparisons.add(new ArmComparison(results, baseline));
      }
    }
    return comparisons;
  }

  private static Map<String, String> point(ConditionResults results, Set<String> factors) {
    if (results.arm().isEmpty()) {
      return Map.of();
    }
    Map<String, String> point = new LinkedHashMap<>(results.axes());
    point.keySet().removeAll(factors);
    return point;
  }

  /** The axes that are factors of an ablation: on or off, as the arm determines. */
  static Set<String> factors(List<ConditionResults> conditions) {
    Set<String> axes = new LinkedHashSet<>();
    conditions.forEach(results -> axes.addAll(results.axes().keySet()));
    axes.removeIf(axis -> !isFactor(axis, conditions));
    return axes;
  }

  private static boolean isFactor(String axis, List<ConditionResults> conditions) {
    Map<String, String> byArm = new LinkedHashMap<>();
    for (ConditionResults results : conditions) {
      String level = results.axes().get(axis);
      if (level != null) {
        String same = byArm.putIfAbsent(results.arm(), level);
        if (!LEVELS.contains(level) || (same != null && !same.equals(level))) {
          return false;
        }
      }
    }
    return !byArm.containsKey("");
  }
}
