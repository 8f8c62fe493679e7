package org.unroll.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.unroll.config.Node;
import org.unroll.config.Origin;
import org.unroll.config.Setting;

/**
 * Paths that an extended file in another folder sweeps over. Conditions have them from the
 * experiment's own folder; so must the experiment that is written down, which is read from there.
 */
final class SweptPaths {
  private final Map<Origin, String> written = new HashMap<>();
  private final Map<Origin, Node.Scalar> held = new HashMap<>();

  SweptPaths(List<Condition> conditions) {
    for (Condition condition : conditions) {
      Stream.concat(condition.ofArm().stream(), condition.ofAxes().stream())
          .map(Setting::value)
          .forEach(this::note);
      compare(condition.settings());
    }
  }

  private void note(Node node) {
    if (node instanceof Node.Scalar scalar && !scalar.interpolates()) {
      written.put(scalar.origin(), scalar.text());
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(this::note);
    } else if (node instanceof Node.Mapping map) {
      map.entries().values().forEach(entry -> note(entry.value()));
    }
  }

  private void compare(Node node) {
    if (node instanceof Node.Scalar scalar) {
      if (!scalar.text().equals(written.getOrDefault(scalar.origin(), scalar.text()))) {
        held.put(scalar.origin(), scalar);
      }
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(this::compare);
    } else if (node instanceof Node.Mapping map) {
      map.entries().values().forEach(entry -> compare(entry.value()));
    }
  }

  /** The same tree with those paths as they hold. */
  Node in(Node node) {
    if (held.isEmpty()) {
      return node;
    } else if (node instanceof Node.Sequence list) {
      return new Node.Sequence(list.origin(), list.items().stream().map(this::in).toList());
    } else if (node instanceof Node.Mapping map) {
      Map<String, Node.Entry> entries = new LinkedHashMap<>();
      map.entries()
          .forEach(
              (key, entry) -> entries.put(key, new Node.Entry(entry.key(), in(entry.value()))));
      return new Node.Mapping(map.origin(), entries);
    }
    return node instanceof Node.Scalar scalar ? held.getOrDefault(node.origin(), scalar) : node;
  }
}
