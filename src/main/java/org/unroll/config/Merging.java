package org.unroll.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lays one layer of settings over another. Both are in long form. */
final class Merging {
  private Merging() {}

  /**
   * Maps merge key by key, anything else replaces. A map that names another {@code type} replaces
   * too: parameters of one component mean nothing to another.
   */
  static Node merge(Node base, Node over) {
    if (!(base instanceof Node.Mapping below)) {
      return over;
    }
    Optional<Node.Mapping> above = asMapping(below, over);
    if (above.isEmpty() || differ(below.type(), above.get().type())) {
      return above.<Node>map(map -> map).orElse(over);
    }
    return union(below, above.get());
  }

  /** As {@link #merge}, for two maps that are no components. */
  static Node.Mapping union(Node.Mapping below, Node.Mapping above) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>(below.entries());
    above
        .entries()
        .forEach(
            (key, entry) ->
                entries.merge(
                    key,
                    entry,
                    (old, young) ->
                        new Node.Entry(
                            writtenFirst(old.key(), young.key()),
                            merge(old.value(), young.value()))));
    return new Node.Mapping(writtenFirst(below.origin(), above.origin()), entries);
  }

  /** A word over a component means {type: word}, also where nothing told that before. */
  private static Optional<Node.Mapping> asMapping(Node.Mapping below, Node over) {
    if (over instanceof Node.Mapping map) {
      return Optional.of(map);
    }
    return over instanceof Node.Scalar word
            && !word.isNull()
            && !word.interpolates()
            && below.type().isPresent()
        ? Optional.of(Node.Mapping.of(Node.TYPE, over.origin(), over))
        : Optional.empty();
  }

  private static boolean differ(Optional<String> below, Optional<String> above) {
    return below.isPresent() && above.isPresent() && !below.equals(above);
  }

  private static Origin writtenFirst(Origin below, Origin above) {
    return below instanceof Origin.Default ? above : below;
  }
}
