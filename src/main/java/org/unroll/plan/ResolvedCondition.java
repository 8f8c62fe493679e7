package org.unroll.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.unroll.config.Node;
import org.unroll.config.Origin;
import org.unroll.config.Setting;
import org.unroll.config.YamlWriter;

/**
 * A condition's settings with where each value came from.
 *
 * @param name the condition's slug
 * @param varied the dotted keys that the sweep sets for it, in its order
 * @param settings all settings, as they are written
 * @param sides what a value came from, by its place: an arm, a part of the sweep, or tuning
 */
public record ResolvedCondition(
    String name, List<String> varied, Node.Mapping settings, Map<Origin, String> sides) {
  public ResolvedCondition {
    varied = List.copyOf(varied);
    sides = Map.copyOf(sides);
  }

  /**
   * @param axes what varies each key, by where the key stands
   * @param tuned whether a setting is chosen by tuning
   */
  static ResolvedCondition of(
      Condition condition, Map<Origin, String> axes, Predicate<Setting> tuned) {
    Set<String> varied = new LinkedHashSet<>();
    Map<Origin, String> sides = new HashMap<>();
    note(condition.ofArm(), "arm " + condition.arm(), varied, sides);
    for (Setting setting : condition.ofAxes()) {
      String side = tuned.test(setting) ? "tune" : axes.get(setting.origin());
      note(List.of(setting), side, varied, sides);
    }
    return new ResolvedCondition(
        condition.slug(), List.copyOf(varied), condition.settings(), sides);
  }

  /** The same under another name. */
  ResolvedCondition as(String otherName) {
    return new ResolvedCondition(otherName, varied, settings, sides);
  }

  private static void note(
      List<Setting> settings, String side, Set<String> varied, Map<Origin, String> sides) {
    for (Setting setting : settings) {
      varied.add(setting.key());
      places(setting.value()).forEach(place -> sides.putIfAbsent(place, side));
    }
  }

  private static Set<Origin> places(Node node) {
    Set<Origin> places = new LinkedHashSet<>(List.of(node.origin()));
    if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> places.addAll(places(item)));
    } else if (node instanceof Node.Mapping map) {
      map.entries().values().forEach(entry -> places.addAll(places(entry.value())));
    }
    return places;
  }

  /** The settings as YAML, with where each value came from as comments. */
  public String text() {
    return new YamlWriter(node -> Optional.of(place(node))).writeAligned(settings);
  }

  private String place(Node node) {
    Origin origin =
        node instanceof Node.Mapping mapping
            ? mapping.find(Node.TYPE).orElse(node).origin()
            : node.origin();
    String written = origin instanceof Origin.Argument ? "command line" : origin.describe();
    return Optional.ofNullable(sides.get(origin))
        .map(side -> written + ", " + side)
        .orElse(written);
  }
}
