package org.unroll.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.unroll.config.ValueType;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A default, written in YAML, as the JSON that says the same. */
final class DefaultValue {
  private static final JsonMapper MAPPER = new JsonMapper();

  private DefaultValue() {}

  static JsonNode of(ValueType type, String yaml) {
    if (type instanceof ValueType.MetricOf) {
      return new TextNode(yaml);
    } else if (type instanceof ValueType.ScalarOf scalar) {
      Class<?> java = scalar.type();
      if (java == boolean.class || java == Boolean.class) {
        return MAPPER.getNodeFactory().booleanNode(Boolean.parseBoolean(yaml));
      }
      boolean text = java == String.class || java.isEnum() || !isNumber(yaml);
      return text ? new TextNode(yaml) : DecimalNode.valueOf(new BigDecimal(yaml));
    }
    return MAPPER.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
  }

  private static boolean isNumber(String text) {
    return text.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
  }
}
