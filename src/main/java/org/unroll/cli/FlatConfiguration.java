package org.unroll.cli;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A configuration as one text per dotted key. Scalars stay as they are written. */
final class FlatConfiguration {
  private final Map<String, String> values = new LinkedHashMap<>();

  private FlatConfiguration() {}

  static Map<String, String> of(String yaml) {
    FlatConfiguration flat = new FlatConfiguration();
    Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
    if (root != null) {
      flat.add("", root);
    }
    return flat.values;
  }

  private void add(String key, Node node) {
    if (node instanceof MappingNode map) {
      for (NodeTuple entry : map.getValue()) {
        String name = ((ScalarNode) entry.getKeyNode()).getValue();
        add(key.isEmpty() ? name : key + "." + name, entry.getValueNode());
      }
    } else {
      values.put(key, text(node));
    }
  }

  private static String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    } else if (node instanceof SequenceNode list) {
      return list.getValue().stream()
          .map(FlatConfiguration::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return ((MappingNode) node)
        .getValue().stream()
            .map(entry -> text(entry.getKeyNode()) + ": " + text(entry.getValueNode()))
            .collect(Collectors.joining(", ", "{", "}"));
  }
}
