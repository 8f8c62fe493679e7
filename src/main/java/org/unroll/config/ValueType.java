package org.unroll.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentKind;
import org.unroll.api.MetricDescription;

/** The types that a parameter can have. */
public sealed interface ValueType {
  /** A number, truth value, text, path, or one of an enum's words. */
  record ScalarOf(Class<?> type) implements ValueType {
    /** The words of an enum; none for other types. */
    public List<String> words() {
      return type.isEnum()
          ? Arrays.stream(type.getEnumConstants())
              .map(constant -> ScalarBinder.word((Enum<?>) constant))
              .toList()
          : List.of();
    }
  }

  /**
   * A value that may be left out.
   *
   * @param wrapper {@link Optional}, {@link OptionalInt}, {@link OptionalLong} or {@link
   *     OptionalDouble}
   */
  record OptionalOf(Class<?> wrapper, ValueType value) implements ValueType {}

  /** A list; a single value may stand for a list of one. */
  record ListOf(ValueType item) implements ValueType {}

  /** A map with free keys. */
  record MapOf(ValueType value) implements ValueType {}

  /** A record's parameters. */
  record RecordOf(Class<? extends Record> type) implements ValueType {}

  /** A registered component. */
  record ComponentOf(ComponentKind kind) implements ValueType {}

  /**
   * The name of a metric on one of some splits.
   *
   * @param splits {@code train}, {@code validation} or {@code test}
   * @param others what may stand there besides
   */
  record MetricOf(List<String> splits, List<String> others) implements ValueType {
    /** Every name, with the metrics of that catalog: the loss first. */
    public List<String> words(ComponentCatalog catalog) {
      List<String> metrics = new ArrayList<>(List.of(MetricDescription.LOSS.name()));
      metrics.addAll(catalog.all(ComponentKind.METRIC).keySet());
      List<String> words = new ArrayList<>();
      splits.forEach(split -> metrics.forEach(metric -> words.add(split + "_" + metric)));
      words.addAll(others);
      return words;
    }
  }

  /** A type that experiment files cannot express: a mistake of the component's author. */
  record Unsupported(Type type) implements ValueType {}

  /** What this Java type is to an experiment file. */
  static ValueType of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return new OptionalOf(Optional.class, of(arguments[0]));
      } else if (generic.getRawType() == List.class) {
        return new ListOf(of(arguments[0]));
      } else if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new MapOf(of(arguments[1]));
      }
    } else if (type instanceof Class<?> plain) {
      return ofClass(plain);
    }
    return new Unsupported(type);
  }

  private static ValueType ofClass(Class<?> type) {
    for (ComponentKind kind : ComponentKind.values()) {
      if (kind.type() == type) {
        return new ComponentOf(kind);
      }
    }
    if (type == OptionalInt.class) {
      return new OptionalOf(type, new ScalarOf(int.class));
    } else if (type == OptionalLong.class) {
      return new OptionalOf(type, new ScalarOf(long.class));
    } else if (type == OptionalDouble.class) {
      return new OptionalOf(type, new ScalarOf(double.class));
    } else if (type.isRecord()) {
      return new RecordOf(type.asSubclass(Record.class));
    }
    boolean scalar =
        type.isEnum()
            || Set.of(
                    int.class,
                    Integer.class,
                    long.class,
                    Long.class,
                    double.class,
                    Double.class,
                    boolean.class,
                    Boolean.class,
                    String.class,
                    Path.class)
                .contains(type);
    return scalar ? new ScalarOf(type) : new Unsupported(type);
  }
}
