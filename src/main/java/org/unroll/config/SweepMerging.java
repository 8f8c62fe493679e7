package org.unroll.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.ComponentCatalog;

/**
 * Lays one sweep over another: arms by name and setting, grids by key, whichever way the keys are
 * nested. Anything else that both have is the upper one's.
 */
final class SweepMerging {
  private final SettingsReader settings;

  SweepMerging(ComponentCatalog catalog, Problems problems) {
    this.settings = new SettingsReader(catalog, problems);
  }

  Node merge(Node below, Node above) {
    return below instanceof Node.Mapping lower && above instanceof Node.Mapping upper
        ? new Node.Mapping(upper.origin(), entries(lower, upper, this::part))
        : above;
  }

  /** How two values of a key become one. */
  private interface Joining {
    Node join(String key, Node below, Node above);
  }

  private static Map<String, Node.Entry> entries(
      Node.Mapping below, Node.Mapping above, Joining joining) {
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
                            young.key(), joining.join(key, old.value(), young.value()))));
    return entries;
  }

  private Node part(String name, Node below, Node above) {
    if (!(below instanceof Node.Mapping lower) || !(above instanceof Node.Mapping upper)) {
      return above;
    }
    return switch (name) {
      case "arms" -> new Node.Mapping(upper.origin(), entries(lower, upper, this::arm));
      case "grid", "zip" -> mergeLists(lower, upper);
      case "ablate" ->
          new Node.Mapping(upper.origin(), entries(lower, upper, (key, old, young) -> young));
      case "random" -> new Node.Mapping(upper.origin(), entries(lower, upper, this::random));
      default -> above;
    };
  }

  /** Lays maps of lists over one another, key by key. */
  Node mergeLists(Node below, Node above) {
    return below instanceof Node.Mapping lower && above instanceof Node.Mapping upper
        ? Merging.union(axes(Optional.of(lower)).get(), axes(Optional.of(upper)).get())
        : above;
  }

  private Node arm(String name, Node below, Node above) {
    if (!(below instanceof Node.Mapping lower) || !(above instanceof Node.Mapping upper)) {
      return above;
    }
    return Merging.union(longForm(lower), longForm(upper));
  }

  private Node.Mapping longForm(Node.Mapping delta) {
    Node.Mapping whole = Node.Mapping.empty(delta.origin());
    for (Setting setting : settings.read(delta)) {
      whole = Merging.union(whole, setting.asMapping());
    }
    return whole;
  }

  private Node random(String key, Node below, Node above) {
    return key.equals("keys")
            && below instanceof Node.Mapping lower
            && above instanceof Node.Mapping upper
        ? new Node.Mapping(upper.origin(), entries(lower, upper, (name, old, young) -> young))
        : above;
  }

  /** The same values under dotted keys. */
  Optional<Node.Mapping> axes(Optional<? extends Node> grid) {
    return grid.filter(Node.Mapping.class::isInstance)
        .map(
            node -> {
              Map<String, Node.Entry> flat = new LinkedHashMap<>();
              flatten(List.of(), (Node.Mapping) node, flat);
              return new Node.Mapping(node.origin(), flat);
            });
  }

  private static void flatten(List<String> path, Node.Mapping map, Map<String, Node.Entry> flat) {
    map.entries()
        .forEach(
            (name, entry) -> {
              List<String> deeper = new ArrayList<>(path);
              deeper.add(name);
              if (entry.value() instanceof Node.Mapping inner) {
                flatten(deeper, inner, flat);
              } else {
                flat.put(String.join(".", deeper), entry);
              }
            });
  }
}
