package org.unroll.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Phrases of JSON Schema, draft 7. */
final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array(Collection<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static ObjectNode ofType(String type) {
    return object().put("type", type);
  }

  static ObjectNode reference(String pointer) {
    return object().put("$ref", pointer);
  }

  static ObjectNode words(Collection<String> words) {
    ObjectNode schema = object();
    schema.set("enum", array(words));
    return schema;
  }

  /** One of these; the same alternative is named once. */
  static ObjectNode anyOf(Collection<? extends JsonNode> alternatives) {
    ObjectNode schema = object();
    ArrayNode array = schema.putArray("anyOf");
    alternatives.stream().distinct().forEach(array::add);
    return schema;
  }

  /** Only these properties; the caller fills them in. */
  static ObjectNode map(ObjectNode properties) {
    ObjectNode schema = ofType("object");
    schema.set("properties", properties);
    schema.put("additionalProperties", false);
    return schema;
  }

  static ObjectNode listOf(JsonNode items) {
    ObjectNode schema = ofType("array");
    schema.set("items", items);
    return schema;
  }

  /** Adds what an editor shows beside a key. */
  static ObjectNode annotate(ObjectNode schema, String doc, String source) {
    if (!doc.isEmpty()) {
      schema.put("description", source.isEmpty() ? doc : doc + "\n\n" + source);
    }
    return schema;
  }
}
