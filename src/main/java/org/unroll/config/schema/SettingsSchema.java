package org.unroll.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentKind;
import org.unroll.config.Bounds;
import org.unroll.config.ValueType;
import org.unroll.config.reference.SettingKeys;

/** The settings of a run by key, dotted keys included, with a schema for the value of each. */
final class SettingsSchema {
  private static final String DEFINITION = "settings";
  private static final String POINTER = "#/definitions/" + DEFINITION;

  private final Map<String, ObjectNode> keys = new LinkedHashMap<>();
  private final Map<String, ObjectNode> patterns = new LinkedHashMap<>();

  SettingsSchema(ComponentCatalog catalog, ValueSchemas values) {
    Map<String, Set<ObjectNode>> forms = new LinkedHashMap<>();
    new SettingKeys(catalog)
        .visit(
            key -> {
              boolean parameter = key.type().equals(key.declaration().type());
              forms
                  .computeIfAbsent(key.path(), path -> new LinkedHashSet<>())
                  .add(
                      parameter
                          ? values.of(key.declaration())
                          : values.of(key.type(), Bounds.ofItems(key.declaration()), Bounds.NONE));
              componentOf(key.type())
                  .ifPresent(
                      kind ->
                          forms
                              .computeIfAbsent(key.path() + ".type", path -> new LinkedHashSet<>())
                              .add(Json.words(catalog.all(kind).keySet())));
            });
    forms.forEach(
        (key, schemas) ->
            (key.contains(SettingKeys.ANY_NAME) ? patterns : keys)
                .put(key, ValueSchemas.either(schemas)));
  }

  private static Optional<ComponentKind> componentOf(ValueType type) {
    ValueType value = type instanceof ValueType.OptionalOf optional ? optional.value() : type;
    return value instanceof ValueType.ComponentOf component
        ? Optional.of(component.kind())
        : Optional.empty();
  }

  /** A map of settings, as an arm has one. */
  void define(ObjectNode definitions) {
    ObjectNode properties = Json.object();
    properties.setAll(keys);
    ObjectNode schema = Json.map(properties);
    addPatterns(schema);
    definitions.set(DEFINITION, schema);
  }

  static ObjectNode reference() {
    return Json.reference(POINTER);
  }

  /** Lets a map have these settings beside keys of its own. */
  void addTo(ObjectNode map) {
    ObjectNode properties = (ObjectNode) map.get("properties");
    keys.forEach((key, schema) -> properties.set(key, annotated(pointer(key), schema)));
    addPatterns(map);
  }

  /** Not by reference: pointers through regular expressions are read in different ways. */
  private void addPatterns(ObjectNode map) {
    ObjectNode properties = map.putObject("patternProperties");
    patterns.forEach((key, schema) -> properties.set(pattern(key), schema));
  }

  /** A map of these settings to which keys can be added. */
  ObjectNode some() {
    ObjectNode map = Json.map(Json.object());
    addTo(map);
    return map;
  }

  /** A map of distributions to draw values from. */
  ObjectNode distributions() {
    ObjectNode properties = Json.object();
    keys.keySet().forEach(key -> properties.set(key, distribution(Json.reference(pointer(key)))));
    ObjectNode map = Json.map(properties).put("minProperties", 1);
    ObjectNode patternProperties = map.putObject("patternProperties");
    patterns.forEach((key, schema) -> patternProperties.set(pattern(key), distribution(schema)));
    return map;
  }

  private static ObjectNode distribution(ObjectNode item) {
    ObjectNode choice = Json.listOf(item).put("minItems", 1);
    ObjectNode bounds = Json.listOf(ScalarSchemas.number("number", Bounds.NONE));
    bounds.put("minItems", 2).put("maxItems", 2);
    ObjectNode forms = Json.object();
    List.of("log_uniform", "uniform", "integer").forEach(name -> forms.set(name, bounds));
    forms.set("choice", choice);
    return Json.anyOf(
        List.of(choice, Json.map(forms).put("minProperties", 1).put("maxProperties", 1)));
  }

  /** A map of lists of values, crossed or side by side; keys may be nested instead of dotted. */
  ObjectNode lists() {
    ObjectNode properties = Json.object();
    keys.forEach(
        (key, schema) -> {
          ObjectNode list = Json.listOf(Json.reference(pointer(key)));
          list.put("minItems", 1);
          boolean nested = keys.keySet().stream().anyMatch(other -> other.startsWith(key + "."));
          ObjectNode value = nested ? Json.anyOf(List.of(list, Json.ofType("object"))) : list;
          copy(schema, value, "description");
          properties.set(key, value);
        });
    ObjectNode map = Json.map(properties);
    ObjectNode patternProperties = map.putObject("patternProperties");
    patterns.forEach(
        (key, schema) ->
            patternProperties.set(pattern(key), Json.listOf(schema).put("minItems", 1)));
    return map;
  }

  /** Editors show what stands beside a reference; validators go by the reference alone. */
  private static ObjectNode annotated(String pointer, ObjectNode schema) {
    ObjectNode reference = Json.reference(pointer);
    copy(schema, reference, "description");
    copy(schema, reference, "default");
    return reference;
  }

  private static void copy(ObjectNode from, ObjectNode to, String keyword) {
    JsonNode value = from.get(keyword);
    if (value != null) {
      to.set(keyword, value);
    }
  }

  private static String pattern(String key) {
    StringBuilder pattern = new StringBuilder("^");
    Iterator<String> parts = Pattern.compile("\\.").splitAsStream(key).iterator();
    while (parts.hasNext()) {
      String part = parts.next();
      pattern.append(part.equals(SettingKeys.ANY_NAME) ? "[^.]+" : part);
      pattern.append(parts.hasNext() ? "\\." : "$");
    }
    return pattern.toString();
  }

  private static String pointer(String key) {
    return POINTER + "/properties/" + key;
  }
}
