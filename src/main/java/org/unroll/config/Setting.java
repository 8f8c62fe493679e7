package org.unroll.config;

import java.util.List;

/**
 * One value set for a run, by its full path, in long form: {@code cell.type = lstm}.
 *
 * @param path the keys from the top, at least one
 */
public record Setting(List<Key> path, Node value) {
  public Setting {
    path = List.copyOf(path);
  }

  /** One key of a path. */
  public record Key(String name, Origin origin) {}

  /** The key that a message should point at. */
  public Origin origin() {
    return path.get(path.size() - 1).origin();
  }

  /** The dotted key; a component's choice goes by the component's own key. */
  public String key() {
    int shown = choosesComponent() && path.size() > 1 ? path.size() - 1 : path.size();
    return DottedKey.of(names().subList(0, shown));
  }

  /** Whether one of the two sets what the other sets, or a part of it. */
  boolean overlaps(Setting other) {
    int common = Math.min(path.size(), other.path.size());
    return names().subList(0, common).equals(other.names().subList(0, common));
  }

  /** Whether this chooses a component, and so must come before its parameters. */
  boolean choosesComponent() {
    return names().get(path.size() - 1).equals(Node.TYPE);
  }

  /** The whole as text; two settings that say the same have the same. */
  public String toText() {
    return DottedKey.of(names()) + "=" + new FlowText().of(value);
  }

  /** Whether this sets the key, or a part of it. */
  boolean isWithin(List<String> key) {
    return path.size() >= key.size() && names().subList(0, key.size()).equals(key);
  }

  List<String> names() {
    return path.stream().map(Key::name).toList();
  }

  /** Nested maps with this one value. */
  Node.Mapping asMapping() {
    Node node = value;
    for (int i = path.size() - 1; i >= 0; i--) {
      node = Node.Mapping.of(path.get(i).name(), path.get(i).origin(), node);
    }
    return (Node.Mapping) node;
  }
}
