package org.unroll.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      ScalarNode scalar = (ScalarNode) node;
      return Optional.of(new Node.Scalar(at(node), scalar.getValue(), scalar.isPlain()));
    } finally {
      depth--;
    }
  }

  private Node.Mapping mapping(MappingNode mapping) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    if (mapping.getValue().size() > MOST_KEYS) {
      problems.add(at(mapping), "is a map of more than " + MOST_KEYS + " keys");
      return new Node.Mapping(at(mapping), entries);
    }
    for (NodeTuple tuple : mapping.getValue()) {
      Origin place = at(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getValue().isBlank()) {
        problems.add(place, "a key must be a word");
      } else if (key.getTag().equals(Tag.MERGE)) {
        problems.add(place, "the merge key '<<' is not supported; write the values out");
      } else if (entries.containsKey(key.getValue())) {
        problems.add(
            place,
            "'"
                + key.getValue()
                + "' is given twice; first at "
                + entries.get(key.getValue()).key().describe());
      } else {
        convert(tuple.getValueNode())
            .ifPresent(value -> entries.put(key.getValue(), new Node.Entry(place, value)));
      }
    }
    return new Node.Mapping(at(mapping), entries);
  }

  private Origin at(org.yaml.snakeyaml.nodes.Node node) {
    return placement.at(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
  }
}
