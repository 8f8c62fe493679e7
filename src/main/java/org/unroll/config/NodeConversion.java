package org.unroll.config;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.unroll.text.VisibleText;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns SnakeYAML's nodes into ours. Aliases are followed, up to a bound. */
final class NodeConversion {
  private static final int DEEPEST = 40;
  private static final int MOST_NODES = 100_000;

  /** Layers of settings are merged key by key, which takes the square of their number. */
  private static final int MOST_KEYS = 2000;

  private final Placement placement;
  private final Problems problems;
  private int nodes;
  private int depth;

  NodeConversion(Placement placement, Problems problems) {
    this.placement = placement;
    this.problems = problems;
  }

  /** Nothing if the node or a part of it is unusable; each fault is told. */
  Optional<Node> convert(org.yaml.snakeyaml.nodes.Node node) {
    if (nodes++ >= MOST_NODES || depth >= DEEPEST) {
      if (nodes < 2 * MOST_NODES) {
        problems.add(at(node), "is too large or too deep; does an alias contain itself?");
        nodes = 2 * MOST_NODES;
      }
      return Optional.empty();
    }
    depth++;
    try {
      if (node instanceof MappingNode mapping) {
        return Optional.of(mapping(mapping));
      } else if (node instanceof SequenceNode sequence) {
        List<Node> items = new ArrayList<>();
        sequence.getValue().forEach(item -> convert(item).ifPresent(items::add));
        return Optional.of(new Node.Sequence(at(node), items));
      }
      return scalar((ScalarNode) node);
    } finally {
      depth--;
    }
  }

  private Optional<Node> scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    OptionalInt half =
        text.codePoints()
            .filter(point -> Character.getType(point) == Character.SURROGATE)
            .findAny();
    if (half.isPresent()) {
      problems.add(
          at(scalar),
          String.format(
              "has \\u%04X, half of a character, which no file can hold; write the whole one, such"
                  + " as \\U0001F600",
              half.getAsInt()));
      return Optional.empty();
    }
    return Optional.of(new Node.Scalar(at(scalar), text, scalar.isPlain()));
  }

  private Node.Mapping mapping(MappingNode mapping) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    if (mapping.getValue().size() > MOST_KEYS) {
      problems.add(at(mapping), "is a map of more than " + MOST_KEYS + " keys");
      return new Node.Mapping(at(mapping), entries);
    }
    for (NodeTuple tuple : mapping.getValue()) {
      name(tuple.getKeyNode()).ifPresent(name -> entry(name, tuple, entries));
    }
    return new Node.Mapping(at(mapping), entries);
  }

  private void entry(String name, NodeTuple tuple, Map<String, Node.Entry> entries) {
    Origin place = at(tuple.getKeyNode());
    if (entries.containsKey(name)) {
      problems.add(
          place,
          "'"
              + Excerpt.of(name)
              + "' is given twice; first at "
              + entries.get(name).key().describe());
    } else {
      convert(tuple.getValueNode())
          .ifPresent(value -> entries.put(name, new Node.Entry(place, value)));
    }
  }

  /**
   * A key as a name: letters with accents in one form (Unicode's NFC), so that names that look the
   * same are the same, on whatever system they were typed.
   */
  private Optional<String> name(org.yaml.snakeyaml.nodes.Node node) {
    if (!(node instanceof ScalarNode key) || key.getValue().isBlank()) {
      problems.add(at(node), "a key must be a word");
    } else if (key.getTag().equals(Tag.MERGE)) {
      problems.add(
          at(node),
          "the merge key '<<' is not supported; write the values out, or put what is shared into a"
              + " file that is extended (extends: base.yaml)");
    } else if (VisibleText.hidden(key.getValue()).isPresent()) {
      problems.add(
          at(node),
          "the name '"
              + Excerpt.of(key.getValue())
              + "' "
              + cannotBeSeen(VisibleText.hidden(key.getValue()).getAsInt()));
    } else {
      return Optional.of(Normalizer.normalize(key.getValue(), Normalizer.Form.NFC));
    }
    return Optional.empty();
  }

  /** What is wrong with a name that has that character. */
  static String cannotBeSeen(int character) {
    return String.format("has the character U+%04X, which cannot be seen; leave it out", character);
  }

  private Origin at(org.yaml.snakeyaml.nodes.Node node) {
    return placement.at(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
  }
}
