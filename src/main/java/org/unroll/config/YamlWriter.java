package org.unroll.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes nodes as YAML text in block style, with a comment after each value. */
public final class YamlWriter {
  private final FlowText flow = new FlowText();
  private final Function<Node, Optional<String>> comment;

  /**
   * @param comment what to note after a value
   */
  public YamlWriter(Function<Node, Optional<String>> comment) {
    this.comment = comment;
  }

  /** The map as a YAML document. */
  public String write(Node.Mapping mapping) {
    StringBuilder text = new StringBuilder();
    entries(mapping, "", text);
    return text.toString();
  }

  private void entries(Node.Mapping mapping, String indent, StringBuilder text) {
    for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
      text.append(indent).append(flow.quoted(entry.getKey())).append(':');
      value(entry.getValue().value(), indent, text);
    }
  }

  private void value(Node node, String indent, StringBuilder text) {
    if (node instanceof Node.Mapping mapping && !small(mapping)) {
      text.append('\n');
      entries(mapping, indent + "  ", text);
    } else {
      text.append(' ').append(flow.of(node));
      comment.apply(node).ifPresent(note -> text.append("  # ").append(note));
      text.append('\n');
    }
  }

  /** A component without parameters reads best on one line. */
  private static boolean small(Node.Mapping mapping) {
    return mapping.entries().isEmpty()
        || (mapping.entries().size() == 1 && mapping.type().isPresent());
  }
}
