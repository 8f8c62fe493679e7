package org.unroll.config;

import java.util.List;

/**
 * One key with the values that it takes.
 *
 * @param key the dotted key as it is written
 */
public record Axis(String key, Origin origin, List<Value> values) {
  public Axis {
    values = List.copyOf(values);
  }

  /**
   * One value of the key.
   *
   * @param text as it is written
   * @param settings what it sets
   */
  public record Value(String key, String text, List<Setting> settings) {
    public Value {
      settings = List.copyOf(settings);
    }
  }

  List<Setting> settings() {
    return values.stream().flatMap(value -> value.settings().stream()).toList();
  }
}
