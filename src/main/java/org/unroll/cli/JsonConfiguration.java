package org.unroll.cli;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A configuration as nested maps, numbers and truth values as such. */
final class JsonConfiguration {
  private static final String NUMBER = "-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d{1,4})?";

  private JsonConfiguration() {}

  static Map<String, Object> of(String yaml) {
    Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
    return root instanceof MappingNode map ? map(map) : Map.of();
  }

  /**
   * The values of some dotted keys.
   *
   * @param configuration as {@link #of} gives it; of a component its name is taken
   */
  static Map<String, Object> only(Set<String> keys, Map<String, Object> configuration) {
    Map<String, Object> found = new LinkedHashMap<>();
    for (String key : keys) {
      Object value = configuration;
      for (String part : key.split("\\.", -1)) {
        value = value instanceof Map<?, ?> map ? map.get(part) : null;
      }
      found.put(key, value instanceof Map<?, ?> component ? component.get("type") : value);
    }
    return found;
  }

  private static Map<String, Object> map(MappingNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    node.getValue()
        .forEach(
            entry ->
                map.put(((ScalarNode) entry.getKeyNode()).getValue(), value(entry.getValueNode())));
    return map;
  }

  private static Object value(Node node) {
    if (node instanceof MappingNode map) {
      return map(map);
    } else if (node instanceof SequenceNode list) {
      return list.getValue().stream().map(JsonConfiguration::value).toList();
    }
    ScalarNode scalar = (ScalarNode) node;
    return scalar.isPlain() ? scalar(scalar.getValue()) : scalar.getValue();
  }

  /** As JSON reads it, not as YAML 1.1 would: {@code no} and {@code 010} are text. */
  private static Object scalar(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return text.matches(NUMBER) ? new BigDecimal(text) : text;
  }
}
