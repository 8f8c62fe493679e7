package org.unroll.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What decides how long an update takes: the configuration without what changes the numbers only,
 * and without how many updates there are.
 *
 * @param settings by dotted key
 */
record RunShape(Map<String, String> settings) {
  private static final List<String> CHEAP =
      List.of(
          "initialization",
          "clipping",
          "optimizer",
          "schedule",
          "regularization",
          "early_stopping",
          "stop_when",
          "steps");

  static RunShape of(String configuration) {
    Map<String, String> settings = new TreeMap<>(FlatConfiguration.of(configuration));
    settings.keySet().removeIf(RunShape::isCheap);
    return new RunShape(settings);
  }

  private static boolean isCheap(String key) {
    return CHEAP.stream().anyMatch(word -> key.equals(word) || key.startsWith(word + "."));
  }
}
