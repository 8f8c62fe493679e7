package org.unroll.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions in which every level of each factor meets every level of all others once.
 *
 * @param factors in the order of the columns of {@code runs.csv}
 * @param conditions all of them
 */
record FactorialDesign(List<Factor> factors, List<ConditionResults> conditions) {
  private static final String ARM = "arm";

  /**
   * What is varied.
   *
   * @param name an axis, or {@code arm}
   * @param levels in the order in which they appear; the first is what others are compared with
   */
  record Factor(String name, List<String> levels) {
    String levelOf(ConditionResults results) {
      return name.equals(ARM) ? results.arm() : results.axes().getOrDefault(name, "");
    }
  }

  /** The design of an experiment; empty if it has fewer than two factors, or gaps. */
  static Optional<FactorialDesign> of(List<ConditionResults> conditions) {
    List<Factor> factors = factors(conditions);
    long combinations = 1;
    for (Factor factor : factors) {
      combinations *= factor.levels().size();
    }
    Set<List<String>> met = new HashSet<>();
    for (ConditionResults results : conditions) {
      met.add(factors.stream().map(factor -> factor.levelOf(results)).toList());
    }
    boolean full = met.size() == conditions.size() && combinations == conditions.size();
    return full && factors.size() >= 2
        ? Optional.of(new FactorialDesign(factors, conditions))
        : Optional.empty();
  }

  private static List<Factor> factors(List<ConditionResults> conditions) {
    List<String> names = new ArrayList<>();
    if (ArmComparison.factors(conditions).isEmpty()) {
      names.add(ARM);
    }
    Set<String> axes = new LinkedHashSet<>();
    conditions.forEach(results -> axes.addAll(results.axes().keySet()));
    names.addAll(axes);
    List<Factor> factors = new ArrayList<>();
    for (String name : names) {
      Factor all = new Factor(name, List.of());
      List<String> levels = conditions.stream().map(all::levelOf).distinct().toList();
      if (levels.size() > 1) {
        factors.add(new Factor(name, levels));
      }
    }
    return factors;
  }
}
