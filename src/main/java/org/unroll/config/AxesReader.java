package org.unroll.config;

import java.util.ArrayList;
import java.util.List;

/** Reads maps of lists: a sweep's {@code grid} and {@code zip}, and what is tuned. */
final class AxesReader {
  private final SweepPart part;
  private final Problems problems;

  AxesReader(SweepPart part, Problems problems) {
    this.part = part;
    this.problems = problems;
  }

  /** One dimension a key. */
  List<Dimension> grid(Node node) {
    return crossed("sweep.grid", Dimension.GRID, node);
  }

  /** The same for what is chosen from. */
  List<Dimension> tuned(Node node) {
    return crossed("tune", Dimension.TUNE, node);
  }

  private List<Dimension> crossed(String path, String kind, Node node) {
    return axes(path, node, true).stream().map(axis -> Dimension.of(kind, List.of(axis))).toList();
  }

  /** One dimension for all keys. */
  List<Dimension> zip(Node node) {
    List<Axis> axes = axes("sweep.zip", node, false);
    if (axes.isEmpty()) {
      return List.of();
    }
    Axis first = axes.get(0);
    for (Axis axis : axes) {
      if (axis.values().size() != first.values().size()) {
        problems.add(
            axis.origin(),
            "sweep.zip: "
                + axis.key()
                + " has "
                + counted(axis)
                + " and "
                + first.key()
                + " has "
                + counted(first)
                + "; keys that advance together need equally many (grid would cross them)");
        return List.of();
      }
    }
    return List.of(Dimension.of("the zip", axes));
  }

  private static String counted(Axis axis) {
    int count = axis.values().size();
    return count + (count == 1 ? " value" : " values");
  }

  private List<Axis> axes(String path, Node node, boolean distinct) {
    List<Axis> axes = new ArrayList<>();
    part.asMap(node, path).ifPresent(map -> axes(path, "", map, distinct, axes));
    return axes;
  }

  /**
   * Keys may be dotted or nested: {@code dataset.length: […]} or {@code dataset: {length: […]}}.
   */
  private void axes(
      String path, String prefix, Node.Mapping map, boolean distinct, List<Axis> axes) {
    map.entries()
        .forEach(
            (name, entry) -> {
              String key = prefix + name;
              if (!part.isSweepable(key, entry.key())) {
                return;
              } else if (entry.value() instanceof Node.Mapping nested) {
                axes(path, key + ".", nested, distinct, axes);
              } else if (entry.value() instanceof Node.Sequence values
                  && !values.items().isEmpty()) {
                axes.add(part.axis(path, key, entry.key(), values, distinct));
              } else {
                problems.add(
                    entry.value().origin(),
                    path + "." + key + ": must be a list of values, such as [1, 2]");
              }
            });
  }
}
