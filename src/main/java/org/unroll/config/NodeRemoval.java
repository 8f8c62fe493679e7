package org.unroll.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes one entry out of nested maps, whose keys may themselves be dotted. */
public final class NodeRemoval {
  private NodeRemoval() {}

  /** The map without that entry; nothing if it has none such. */
  public static Optional<Node.Mapping> without(Node.Mapping map, List<String> names) {
    for (int count = names.size(); count > 0; count--) {
      String key = String.join(".", names.subList(0, count));
      Node.Entry entry = map.entries().get(key);
      if (entry == null) {
        continue;
      }
      Map<String, Node.Entry> entries = new LinkedHashMap<>(map.entries());
      if (count == names.size()) {
        entries.remove(key);
        return Optional.of(new Node.Mapping(map.origin(), entries));
      } else if (entry.value() instanceof Node.Mapping inner) {
        Optional<Node.Mapping> less = without(inner, names.subList(count, names.size()));
        if (less.isPresent()) {
          entries.put(key, new Node.Entry(entry.key(), less.get()));
          return Optional.of(new Node.Mapping(map.origin(), entries));
        }
      }
    }
    return Optional.empty();
  }
}
