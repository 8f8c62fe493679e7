package org.unroll.cli;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.unroll.config.ParameterDeclaration;
import org.unroll.config.RecordDeclaration;
import org.unroll.config.RunSpec;
import org.unroll.config.ValueType;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A configuration as one text per dotted key. Scalars stay as they are written. A setting that an
 * earlier version did not have stands there with the value that changes nothing.
 */
final class FlatConfiguration {
  private final Map<String, String> values = new LinkedHashMap<>();

  private FlatConfiguration() {}

  static Map<String, String> of(String yaml) {
    FlatConfiguration flat = new FlatConfiguration();
    Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
    if (root != null) {
      flat.add("", root);
      flat.addNewer("", RecordDeclaration.of(RunSpec.class));
    }
    return flat.values;
  }

  private void addNewer(String prefix, RecordDeclaration settings) {
    for (ParameterDeclaration setting : settings.parameters()) {
      String key = prefix + setting.name();
      if (setting.type() instanceof ValueType.RecordOf group) {
        boolean written = values.keySet().stream().anyMatch(it -> it.startsWith(key + "."));
        if (written) {
          addNewer(key + ".", RecordDeclaration.of(group.type()));
        }
      } else if (setting.type() instanceof ValueType.ScalarOf
          || setting.type() instanceof ValueType.MetricOf) {
        setting.firstDefaultText().ifPresent(text -> values.putIfAbsent(key, text));
      }
    }
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
