package org.unroll.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.config.Arm;
import org.unroll.config.Axis;
import org.unroll.config.Setting;
import org.unroll.config.Sweep;

/** Multiplies a sweep out: arms outside, grid inside, the grid's last key varying fastest. */
final class Conditions {
  private static final String WITHOUT_SWEEP = "baseline";

  /** One point of the grid. */
  private record Point(List<Axis.Value> values) {
    Point with(Axis.Value value) {
      List<Axis.Value> longer = new ArrayList<>(values);
      longer.add(value);
      return new Point(longer);
    }
  }

  /** The conditions in plan order; without a sweep there is one. */
  List<Condition> of(Sweep sweep) {
    Slugs slugs = new Slugs();
    List<Arm> arms = sweep.arms().isEmpty() ? List.of(new Arm("", List.of())) : sweep.arms();
    List<Condition> conditions = new ArrayList<>();
    for (Arm arm : arms) {
      for (Point point : points(sweep.grid())) {
        conditions.add(condition(arm, sweep.grid(), point, slugs));
      }
    }
    return conditions;
  }

  private static List<Point> points(List<Axis> grid) {
    List<Point> points = List.of(new Point(List.of()));
    for (Axis axis : grid) {
      points = points.stream().flatMap(point -> axis.values().stream().map(point::with)).toList();
    }
    return points;
  }

  private static Condition condition(Arm arm, List<Axis> grid, Point point, Slugs slugs) {
    List<String> parts = new ArrayList<>();
    if (!arm.name().isEmpty()) {
      parts.add(arm.name());
    }
    List<Setting> settings = new ArrayList<>(arm.settings());
    SortedMap<String, String> axes = new TreeMap<>();
    Map<String, String> shortKeys = shortKeys(grid);
    for (int i = 0; i < grid.size(); i++) {
      Axis.Value value = point.values().get(i);
      settings.addAll(value.settings());
      axes.put(grid.get(i).key(), value.text());
      parts.add(shortKeys.get(grid.get(i).key()) + "=" + value.text());
    }
    String slug = slugs.next(parts.isEmpty() ? WITHOUT_SWEEP : String.join("_", parts));
    return new Condition(slug, arm.name(), axes, settings);
  }

  /** The last word of each key, where that tells it from the others. */
  private static Map<String, String> shortKeys(List<Axis> grid) {
    Map<String, String> keys = new TreeMap<>();
    for (Axis axis : grid) {
      String last = lastWord(axis.key());
      long same = grid.stream().filter(other -> lastWord(other.key()).equals(last)).count();
      keys.put(axis.key(), same == 1 ? last : axis.key());
    }
    return keys;
  }

  private static String lastWord(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
