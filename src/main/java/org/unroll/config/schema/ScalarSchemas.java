package org.unroll.config.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.unroll.config.Bounds;
import org.unroll.config.ValueType;

/**
 * Schemas of single values. Files are read by the declared type, so a number may also be written in
 * quotes, and YAML readers differ in what they take for a number ({@code 1e-3} is text to YAML
 * 1.1); every value may be an interpolation instead.
 */
final class ScalarSchemas {
  private static final String INTERPOLATION = "interpolation";
  private static final String NUMBER_TEXT = "number_text";
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private ScalarSchemas() {}

  /** What the other schemas refer to. */
  static void define(ObjectNode definitions) {
    definitions
        .putObject(INTERPOLATION)
        .put("description", "${key.path} stands for that key's value, ${env:NAME} for a variable's")
        .put("type", "string")
        .put("pattern", "\\$\\{[^}]+\\}")
        .put("patternErrorMessage", "must be one of the allowed values, or ${key.path}");
    definitions
        .putObject(NUMBER_TEXT)
        .put("type", "string")
        .put("pattern", "^[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?$|\\$\\{[^}]+\\}")
        .put("patternErrorMessage", "must be a number, or ${key.path}");
  }

  static ObjectNode of(ValueType.ScalarOf scalar, Bounds bounds) {
    Class<?> type = scalar.type();
    if (type.isEnum()) {
      return oneOf(scalar.words());
    } else if (type == boolean.class || type == Boolean.class) {
      return Json.anyOf(
          List.of(Json.ofType("boolean"), Json.words(List.of("true", "false")), interpolation()));
    } else if (WHOLE.contains(type)) {
      return number("integer", bounds);
    } else if (type == double.class || type == Double.class) {
      return number("number", bounds);
    }
    return text(bounds);
  }

  static ObjectNode oneOf(List<String> words) {
    return Json.anyOf(List.of(Json.words(words), interpolation()));
  }

  static ObjectNode interpolation() {
    return Json.reference("#/definitions/" + INTERPOLATION);
  }

  static ObjectNode number(String type, Bounds bounds) {
    ObjectNode number = Json.ofType(type);
    for (Bounds.Limit limit : bounds.limits()) {
      String end = limit.lower() ? "Minimum" : "Maximum";
      String keyword = limit.inclusive() ? end.toLowerCase(Locale.ROOT) : "exclusive" + end;
      number.put(keyword, limit.value());
    }
    return Json.anyOf(List.of(number, Json.reference("#/definitions/" + NUMBER_TEXT)));
  }

  /** What YAML takes for a number or a truth value is text where text is declared. */
  private static ObjectNode text(Bounds bounds) {
    ObjectNode text = Json.object();
    ArrayNode types = text.putArray("type");
    List.of("string", "number", "boolean").forEach(types::add);
    if (bounds.leastSize() > 0) {
      text.put("minLength", bounds.leastSize());
    }
    if (bounds.mostSize() < Integer.MAX_VALUE) {
      text.put("maxLength", bounds.mostSize());
    }
    if (bounds.visible()) {
      text.put("pattern", "\\S");
    }
    return text;
  }
}
