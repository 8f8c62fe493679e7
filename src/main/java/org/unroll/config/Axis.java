package org.unroll.config;

import java.util.List;

/**
 * One key of the grid with its values.
 *
 * @param key the dotted key as it is written
 */
public record Axis(String key, List<Value> values) {
  public Axis {
    values = List.copyOf(values);
  }

  /**
   * One value of the key.
   *
   * @param text as it is written
   * @param settings what it sets
   */
  public record Value(String text, List<Setting> settings) {
    public Value {
      settings = List.copyOf(settings);
    }
  }
}
