package org.unroll.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.config.InterpolatedText.Part;

/**
 * Puts the environment's variables in the place of <code>${env:NAME}</code>, once for all
 * conditions. A variable that is missing stays as it is written: it is told only if the value is
 * used.
 */
final class EnvironmentValues {
  private final Map<String, String> environment;

  EnvironmentValues(Map<String, String> environment) {
    this.environment = environment;
  }

  Node.Mapping fill(Node.Mapping mapping) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> entries.put(key, new Node.Entry(entry.key(), fill(entry.value()))));
    return new Node.Mapping(mapping.origin(), entries);
  }

  Node fill(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return fill(mapping);
    } else if (node instanceof Node.Sequence sequence) {
      return new Node.Sequence(
          sequence.origin(), sequence.items().stream().map(this::fill).toList());
    } else if (node instanceof Node.Scalar scalar && scalar.interpolates()) {
      return fill(scalar);
    }
    return node;
  }

  private Node fill(Node.Scalar scalar) {
    List<Part> parts = new ArrayList<>();
    InterpolatedText.of(scalar.text()).parts().forEach(part -> parts.add(fill(part)));
    // A default of a whole value is YAML of its own, so that null is nothing; a variable is text.
    boolean plain =
        parts.size() == 1
            && InterpolatedText.of(scalar.text()).parts().get(0) instanceof Part.Variable variable
            && !environment.containsKey(variable.name());
    return new Node.Scalar(scalar.origin(), new InterpolatedText(parts).written(), plain);
  }

  private Part fill(Part part) {
    if (part instanceof Part.Variable variable) {
      String value = environment.get(variable.name());
      if (value != null) {
        return new Part.Literal(value);
      } else if (variable.otherwise().isPresent()) {
        return new Part.Literal(variable.otherwise().get());
      }
    }
    return part;
  }
}
