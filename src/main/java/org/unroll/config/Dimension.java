package org.unroll.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys that advance together: one of a grid or of what is tuned, or those of a zip or of a random
 * search.
 *
 * @param kind what to call it in messages
 * @param points each has one value a key
 */
public record Dimension(String kind, List<String> keys, List<List<Axis.Value>> points) {
  static final String GRID = "the grid";
  static final String TUNE = "tune";

  public Dimension {
    keys = List.copyOf(keys);
    points = points.stream().map(List::copyOf).toList();
  }

  /** Axes with equally many values, side by side. */
  static Dimension of(String kind, List<Axis> axes) {
    List<List<Axis.Value>> points = new ArrayList<>();
    int count = axes.stream().mapToInt(axis -> axis.values().size()).min().orElse(0);
    for (int i = 0; i < count; i++) {
      int index = i;
      points.add(axes.stream().map(axis -> axis.values().get(index)).toList());
    }
    return new Dimension(kind, axes.stream().map(Axis::key).toList(), points);
  }

  List<Setting> settings() {
    return points.stream()
        .flatMap(List::stream)
        .flatMap(value -> value.settings().stream())
        .toList();
  }
}
