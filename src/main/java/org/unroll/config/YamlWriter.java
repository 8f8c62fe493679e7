package org.unroll.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Writes nodes as YAML text in block style, with a comment after each value. */
public final class YamlWriter {
  private static final int FARTHEST = 60;

  private final FlowText flow = FlowText.keepingTexts();
  private final Function<Node, Optional<String>> comment;

  /**
   * @param comment what to note after a value
   */
  public YamlWriter(Function<Node, Optional<String>> comment) {
    this.comment = comment;
  }

  /** The map as a YAML document. */
  public String write(Node.Mapping mapping) {
    return joined(lines(mapping), line -> line.text().length());
  }

  /** The same with the comments below each other, where lines are not too long for it. */
  public String writeAligned(Node.Mapping mapping) {
    List<Line> lines = lines(mapping);
    int column =
        lines.stream()
            .filter(line -> line.note().isPresent())
            .mapToInt(line -> line.text().length())
            .filter(length -> length <= FARTHEST)
            .max()
            .orElse(0);
    return joined(lines, line -> Math.max(column, line.text().length()));
  }

  /** One line of the document, with what is to be noted after it. */
  private record Line(String text, Optional<String> note) {}

  private static String joined(List<Line> lines, ToIntFunction<Line> width) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.text());
      line.note()
          .ifPresent(
              note ->
                  text.append(" ".repeat(width.applyAsInt(line) - line.text().length()))
                      .append("  # ")
                      .append(note));
      text.append('\n');
    }
    return text.toString();
  }

  private List<Line> lines(Node.Mapping mapping) {
    List<Line> lines = new ArrayList<>();
    entries(mapping, "", lines);
    return lines;
  }

  private void entries(Node.Mapping mapping, String indent, List<Line> lines) {
    for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
      Node value = entry.getValue().value();
      String key = indent + flow.quoted(entry.getKey()) + ":";
      if (value instanceof Node.Mapping inner && !small(inner)) {
        lines.add(new Line(key, Optional.empty()));
        entries(inner, indent + "  ", lines);
      } else {
        lines.add(new Line(key + " " + flow.of(value), comment.apply(value)));
      }
    }
  }

  /** A component without parameters reads best on one line. */
  private static boolean small(Node.Mapping mapping) {
    return mapping.entries().isEmpty()
        || (mapping.entries().size() == 1 && mapping.type().isPresent());
  }
}
