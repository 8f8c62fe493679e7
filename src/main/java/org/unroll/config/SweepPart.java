package org.unroll.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the readers of a sweep's parts have in common: maps of settings that may vary. */
final class SweepPart {
  private final SettingsReader settings;
  private final Problems problems;

  SweepPart(SettingsReader settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** A map, or a problem. */
  Optional<Node.Mapping> asMap(Node node, String path) {
    if (node instanceof Node.Mapping map) {
      return Optional.of(map);
    }
    String advice = node.isNull() ? "; write {} to change nothing" : MapExample.of(path, node);
    problems.add(node.origin(), path + ": must be a map, not " + node.kind() + advice);
    return Optional.empty();
  }

  /** Whether a key belongs to single runs. */
  boolean isSweepable(String key, Origin origin) {
    String first = DottedKey.names(key).get(0);
    if (KeyAdvice.EXPERIMENT_KEYS.contains(first)) {
      problems.add(
          origin, "'" + first + "' belongs to the experiment as a whole and cannot be varied");
      return false;
    }
    return true;
  }

  /** A key with the values of a list, each once. */
  Axis axis(String path, String key, Origin origin, Node.Sequence listed, boolean distinct) {
    List<Axis.Value> values = new ArrayList<>();
    Set<String> texts = new TreeSet<>();
    for (Node value : listed.items()) {
      String text = text(value);
      if (!texts.add(text) && distinct) {
        problems.add(
            value.origin(), path + "." + key + ": " + Excerpt.of(text) + " is listed twice");
      } else {
        values.add(value(key, origin, value));
      }
    }
    return new Axis(key, origin, values);
  }

  Axis.Value value(String key, Origin origin, Node value) {
    return new Axis.Value(key, text(value), settings.read(key, new Node.Entry(origin, value)));
  }

  private static String text(Node value) {
    return value instanceof Node.Scalar scalar ? scalar.text() : new FlowText().of(value);
  }
}
