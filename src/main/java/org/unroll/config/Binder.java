package org.unroll.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.unroll.api.Checked;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;

/**
 * Makes records of nodes. The nodes are in long form with defaults written out. Every problem is
 * told; what has one is bound to nothing.
 */
final class Binder {
  private final ComponentCatalog catalog;
  private final ConstraintChecks constraints;
  private final KeyAdvice advice;
  private final Path folder;
  private final Problems problems;

  Binder(ComponentCatalog catalog, ConstraintChecks constraints, Path folder, Problems problems) {
    this.catalog = catalog;
    this.constraints = constraints;
    this.advice = new KeyAdvice(catalog);
    this.folder = folder;
    this.problems = problems;
  }

  /**
   * Binds one value.
   *
   * @param path the dotted key of the value, for messages; empty at the top
   */
  Optional<Object> bind(ValueType type, Node node, String path) {
    return bind(type, node, path, Bounds.NONE);
  }

  /**
   * @param bounds of the number that the value is, or that its items are
   */
  private Optional<Object> bind(ValueType type, Node node, String path, Bounds bounds) {
    if (node instanceof Node.Unresolved unresolved) {
      problems.add(unresolved.problem());
      return Optional.empty();
    } else if (type instanceof ValueType.OptionalOf optional) {
      return node.isNull()
          ? Optional.of(wrap(optional, Optional.empty()))
          : bind(optional.value(), node, path, bounds)
              .map(value -> wrap(optional, Optional.of(value)));
    } else if (type instanceof ValueType.Unsupported unsupported) {
      return refuse(
          node,
          path,
          "cannot be written in a file: its type is "
              + unsupported.type().getTypeName()
              + ", a mistake of the component's author");
    } else if (node.isNull()) {
      return refuse(node, path, "has no value; give one or leave the key out");
    } else if (type instanceof ValueType.ScalarOf scalar) {
      return scalar(scalar, scalar.words(), node, path, bounds);
    } else if (type instanceof ValueType.MetricOf metric) {
      return scalar(
          new ValueType.ScalarOf(String.class), metric.words(catalog), node, path, bounds);
    } else if (type instanceof ValueType.ListOf list) {
      return list(list, node, path, bounds);
    } else if (type instanceof ValueType.MapOf map) {
      return map(map, node, path, bounds);
    } else if (type instanceof ValueType.RecordOf plain) {
      return plain(RecordDeclaration.of(plain.type()), node, path);
    }
    return component((ValueType.ComponentOf) type, node, path);
  }

  private Optional<Object> scalar(
      ValueType.ScalarOf type, List<String> words, Node node, String path, Bounds bounds) {
    if (!(node instanceof Node.Scalar scalar)) {
      return refuse(node, path, "must be a single value, not " + node.kind());
    }
    if (!words.isEmpty() && !words.contains(scalar.text())) {
      problems.add(node.origin(), advice.unknownWord(path, scalar.text(), words));
      return Optional.empty();
    }
    try {
      return Optional.of(ScalarBinder.bind(type.type(), scalar.text(), bounds));
    } catch (RejectedValueException rejected) {
      return refuse(node, path, rejected.getMessage());
    }
  }

  private Optional<Object> list(ValueType.ListOf type, Node node, String path, Bounds bounds) {
    List<Node> nodes = node instanceof Node.Sequence many ? many.items() : List.of(node);
    List<Object> items = new ArrayList<>();
    nodes.forEach(item -> bind(type.item(), item, path, bounds).ifPresent(items::add));
    return items.size() == nodes.size() ? Optional.of(List.copyOf(items)) : Optional.empty();
  }

  private Optional<Object> map(ValueType.MapOf type, Node node, String path, Bounds bounds) {
    if (!(node instanceof Node.Mapping mapping)) {
      return refuse(node, path, "must be a map, not " + node.kind() + MapExample.of(path, node));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) ->
                bind(type.value(), entry.value(), child(path, key), bounds)
                    .ifPresent(value -> values.put(key, value)));
    return values.size() == mapping.entries().size()
        ? Optional.of(Collections.unmodifiableMap(values))
        : Optional.empty();
  }

  private Optional<Object> plain(RecordDeclaration declaration, Node node, String path) {
    if (node instanceof Node.Mapping mapping) {
      for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
        if (declaration.find(entry.getKey()).isEmpty() && !problems.isFull()) {
          problems.add(
              entry.getValue().key(),
              path.isEmpty()
                  ? advice.unknownSetting(entry.getKey(), entry.getValue().value(), mapping)
                  : advice.unknownKey(path, entry.getKey(), declaration.names()));
        }
      }
      return parameters(declaration, mapping, path);
    } else if (node instanceof Node.Scalar scalar && declaration.hasFactory()) {
      try {
        return checked(
            declaration.parse(ScalarBinder.plainDigits(scalar.text())),
            node,
            Node.Mapping.empty(node.origin()),
            path);
      } catch (RejectedValueException rejected) {
        return refuse(node, path, rejected.getMessage());
      }
    }
    return refuse(
        node,
        path,
        "must be a map of {"
            + String.join(", ", declaration.names())
            + "}, not "
            + node.kind()
            + MapExample.of(path, declaration, node));
  }

  private Optional<Object> component(ValueType.ComponentOf type, Node node, String path) {
    if (!(node instanceof Node.Mapping mapping)) {
      return refuse(node, path, "must be a name or {type: name, …}, not " + node.kind());
    } else if (mapping.type().isEmpty()) {
      Node at = mapping.find(Node.TYPE).orElse(node);
      if (at instanceof Node.Unresolved unresolved) {
        problems.add(unresolved.problem());
        return Optional.empty();
      }
      return refuse(at, path, "must name its type. " + advice.knownComponents(type.kind()));
    }
    String name = mapping.type().get();
    Optional<ComponentDefinition> definition = catalog.find(type.kind(), name);
    if (definition.isEmpty()) {
      problems.add(
          mapping.find(Node.TYPE).orElse(node).origin(),
          advice.unknownComponent(path, type.kind(), name));
      return Optional.empty();
    }
    RecordDeclaration declaration = RecordDeclaration.of(definition.get().type());
    boolean known = true;
    for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
      String key = entry.getKey();
      if (!key.equals(Node.TYPE) && declaration.find(key).isEmpty()) {
        known = false;
        problems.add(
            entry.getValue().key(),
            advice.unknownParameter(
                path, definition.get(), key, entry.getValue().value(), declaration.names()));
      }
    }
    Optional<Object> bound = parameters(declaration, mapping, path);
    return known ? bound : Optional.empty();
  }

  private Optional<Object> parameters(
      RecordDeclaration declaration, Node.Mapping mapping, String path) {
    List<Object> values = new ArrayList<>();
    for (ParameterDeclaration parameter : declaration.parameters()) {
      Optional<Node> given = mapping.find(parameter.name());
      if (given.isPresent()) {
        bindParameter(parameter, given.get(), child(path, parameter.name())).ifPresent(values::add);
      } else if (parameter.type() instanceof ValueType.OptionalOf optional) {
        values.add(wrap(optional, Optional.empty()));
      } else {
        missing(parameter, mapping, path, declaration.names());
      }
    }
    if (values.size() < declaration.parameters().size()) {
      return Optional.empty();
    }
    try {
      return checked(declaration.construct(values), mapping, mapping, path);
    } catch (RejectedValueException rejected) {
      return refuse(mapping, path, rejected.getMessage());
    }
  }

  /** Constraints are asked value by value, so that one fault does not hide another. */
  private Optional<Object> bindParameter(ParameterDeclaration parameter, Node node, String path) {
    Bounds bounds =
        parameter.type() instanceof ValueType.ListOf || parameter.type() instanceof ValueType.MapOf
            ? Bounds.ofItems(parameter)
            : Bounds.of(parameter);
    Optional<Object> bound = bind(parameter.type(), node, path, bounds);
    if (bound.isEmpty()) {
      return bound;
    }
    List<String> violations = constraints.check(parameter, bound.get());
    String value =
        node instanceof Node.Scalar scalar && !scalar.text().isBlank()
            ? ", not " + Excerpt.of(scalar.text())
            : "";
    violations.forEach(violation -> refuse(node, path, violation + value));
    return violations.isEmpty() ? bound : Optional.empty();
  }

  private void missing(
      ParameterDeclaration parameter, Node.Mapping mapping, String path, List<String> known) {
    if (advice.isMistyped(parameter.name(), path, mapping, known)) {
      return;
    }
    StringBuilder message = new StringBuilder(child(path, parameter.name())).append(" is required");
    if (!parameter.doc().isEmpty()) {
      message.append(": ").append(parameter.doc());
    }
    if (parameter.type() instanceof ValueType.ComponentOf component) {
      message.append(' ').append(advice.knownComponents(component.kind()));
    }
    problems.add(mapping.origin(), message.toString());
  }

  /** Asks a record whose parameters are right what it says of them together. */
  private Optional<Object> checked(Object bound, Node node, Node.Mapping parameters, String path) {
    List<Checked.Problem> found = new ArrayList<>();
    constraints.check(bound).forEach(message -> found.add(new Checked.Problem("", message)));
    if (bound instanceof Checked asked && found.isEmpty()) {
      try {
        found.addAll(asked.problems(folder));
      } catch (RuntimeException failure) {
        found.add(new Checked.Problem("", "cannot be checked: " + failure));
      }
    }
    for (Checked.Problem problem : found) {
      String parameter = ParameterDeclaration.snakeCase(problem.parameter());
      refuse(parameters.find(parameter).orElse(node), child(path, parameter), problem.message());
    }
    return found.isEmpty() ? Optional.of(bound) : Optional.empty();
  }

  private Optional<Object> refuse(Node node, String path, String message) {
    problems.add(node.origin(), path.isEmpty() ? message : path + ": " + message);
    return Optional.empty();
  }

  private static String child(String path, String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }

  private static Object wrap(ValueType.OptionalOf type, Optional<Object> value) {
    if (type.wrapper() == OptionalInt.class) {
      return value.map(it -> OptionalInt.of((Integer) it)).orElse(OptionalInt.empty());
    } else if (type.wrapper() == OptionalLong.class) {
      return value.map(it -> OptionalLong.of((Long) it)).orElse(OptionalLong.empty());
    } else if (type.wrapper() == OptionalDouble.class) {
      return value.map(it -> OptionalDouble.of((Double) it)).orElse(OptionalDouble.empty());
    }
    return value;
  }
}
