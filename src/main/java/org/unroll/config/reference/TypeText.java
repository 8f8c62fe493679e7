package org.unroll.config.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unroll.config.RecordDeclaration;
import org.unroll.config.ValueType;

/** Says in words what type of value a parameter takes. */
final class TypeText {
  private TypeText() {}

  static String of(ValueType type) {
    if (type instanceof ValueType.OptionalOf optional) {
      return of(optional.value());
    } else if (type instanceof ValueType.ScalarOf scalar) {
      return scalar(scalar);
    } else if (type instanceof ValueType.MetricOf metric) {
      return metric(metric);
    } else if (type instanceof ValueType.ListOf list) {
      return "list of " + of(list.item());
    } else if (type instanceof ValueType.MapOf map) {
      return "map from name to " + of(map.value());
    } else if (type instanceof ValueType.RecordOf plain) {
      return record(RecordDeclaration.of(plain.type()));
    } else if (type instanceof ValueType.ComponentOf component) {
      return component.kind().word();
    }
    return "nothing that a file can say";
  }

  private static String record(RecordDeclaration declaration) {
    String map = "map of {" + String.join(", ", declaration.names()) + "}";
    if (declaration.hasFactory()) {
      return "a single value, or " + map;
    }
    return declaration
        .shorthand()
        .map(parameter -> of(parameter.type()) + " for " + parameter.name() + ", or " + map)
        .orElse(map);
  }

  private static String metric(ValueType.MetricOf metric) {
    return Stream.concat(
            metric.splits().stream().flatMap(on -> Stream.of(on + "_loss", on + "_<metric>")),
            metric.others().stream())
        .collect(Collectors.joining(" | "));
  }

  private static String scalar(ValueType.ScalarOf scalar) {
    Class<?> type = scalar.type();
    if (type.isEnum()) {
      return String.join(" | ", scalar.words());
    } else if (type == boolean.class || type == Boolean.class) {
      return "true | false";
    } else if (type == double.class || type == Double.class) {
      return "number";
    } else if (type == Path.class) {
      return "path";
    }
    return List.of(int.class, Integer.class, long.class, Long.class).contains(type)
        ? "whole number"
        : "text";
  }
}
