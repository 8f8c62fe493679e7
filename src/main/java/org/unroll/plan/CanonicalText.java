package org.unroll.plan;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import org.unroll.config.Node;

/** Writes a tree so that equal trees give equal text: keys sorted, every value quoted. */
final class CanonicalText {
  String of(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(entry -> quoted(entry.getKey()) + ":" + of(entry.getValue().value()))
          .collect(joining(",", "{", "}"));
    } else if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().map(this::of).collect(joining(",", "[", "]"));
    }
    return quoted(((Node.Scalar) node).text());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
