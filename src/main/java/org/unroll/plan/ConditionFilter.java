package org.unroll.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.unroll.config.SameValue;

/**
 * Conditions by their arm and their values of axes.
 *
 * @param wanted values by axis, and the arm's name under {@code arm}
 */
record ConditionFilter(Map<String, String> wanted) {
  static final String ARM = "arm";

  ConditionFilter {
    wanted = Map.copyOf(wanted);
  }

  boolean matches(Condition condition) {
    Map<String, String> values = valuesOf(condition);
    return wanted.entrySet().stream()
        .allMatch(
            entry ->
                values.containsKey(entry.getKey())
                    && SameValue.of(entry.getValue(), values.get(entry.getKey())));
  }

  /**
   * What a condition is compared with: as it is, but for what this filter names.
   *
   * @param factors the axes whose values an arm determines: they change with the arm, and the arm
   *     with them
   */
  ConditionFilter over(Condition condition, Set<String> factors) {
    Map<String, String> values = valuesOf(condition);
    if (wanted.containsKey(ARM)) {
      values.keySet().removeAll(factors);
    } else if (wanted.keySet().stream().anyMatch(factors::contains)) {
      values.remove(ARM);
    }
    values.putAll(wanted);
    return new ConditionFilter(values);
  }

  private static Map<String, String> valuesOf(Condition condition) {
    Map<String, String> values = new HashMap<>(condition.axes());
    if (!condition.arm().isEmpty()) {
      values.put(ARM, condition.arm());
    }
    return values;
  }
}
