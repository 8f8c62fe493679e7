package org.unroll.config;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.unroll.api.ComponentDefinition;

/**
 * How something is written that has to be a map, for those who wrote something else; the end of a
 * message, empty where no example would help.
 */
final class MapExample {
  private static final String START = "; write ";
  private static final List<Class<?>> NUMBERS =
      List.of(int.class, Integer.class, long.class, Long.class, double.class, Double.class);

  private MapExample() {}

  /** Of a map with free keys. */
  static String of(String path, Node written) {
    String value = written instanceof Node.Scalar ? new FlowText().of(written) : "…";
    if (path.startsWith("claims.")) {
      return START + path + ": {arm: " + value + "}";
    } else if (path.equals("tune")) {
      return START + "tune: {optimizer.learning_rate: [1e-2, 1e-3]}";
    } else if (path.equals("sweep")) {
      return START + "sweep: {" + SweepKey.GRID.example() + "}";
    }
    return Arrays.stream(SweepKey.values())
        .filter(key -> path.equals("sweep." + key.key()))
        .map(key -> START + "sweep: {" + key.example() + "}")
        .findFirst()
        .orElse("");
  }

  /** Of the parameters of a record: all of them, if all have to be there. */
  static String of(String path, RecordDeclaration declaration, Node written) {
    List<ParameterDeclaration> parameters = declaration.parameters();
    if (parameters.size() == 1 && written instanceof Node.Scalar) {
      return map(path, parameters.get(0).name() + ": " + new FlowText().of(written));
    }
    return parameters.stream().allMatch(ParameterDeclaration::required)
        ? map(path, parameters.stream().map(each -> each.name() + ": …").collect(joining(", ")))
        : "";
  }

  /** Of a component for which only a number is written; of those that ask for one, the first. */
  static Optional<String> of(String path, Collection<ComponentDefinition> known, String written) {
    try {
      ScalarBinder.bind(double.class, written);
    } catch (RejectedValueException word) {
      return Optional.empty();
    }
    return first(path, known, written, ParameterDeclaration::required)
        .or(() -> first(path, known, written, parameter -> true));
  }

  private static Optional<String> first(
      String path,
      Collection<ComponentDefinition> known,
      String written,
      Predicate<ParameterDeclaration> which) {
    for (ComponentDefinition definition : known) {
      for (ParameterDeclaration each : RecordDeclaration.of(definition.type()).parameters()) {
        if (isNumber(each.type()) && which.test(each)) {
          String type = Node.TYPE + ": " + definition.name();
          return Optional.of(map(path, type + ", " + each.name() + ": " + written));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNumber(ValueType type) {
    return type instanceof ValueType.ScalarOf scalar && NUMBERS.contains(scalar.type());
  }

  private static String map(String path, String entries) {
    return START + path + ": {" + entries + "}";
  }
}
