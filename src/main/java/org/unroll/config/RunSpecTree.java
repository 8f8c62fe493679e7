package org.unroll.config;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.Reducible;

/**
 * The way back from bound records to nodes: snake case, declaration order, components as {@code
 * {type: name, …}}, numbers in their shortest form.
 */
public final class RunSpecTree {
  private static final Origin NOWHERE = Origin.InFile.whole("run");

  private final ComponentCatalog catalog;
  private final BiPredicate<ParameterDeclaration, Object> kept;
  private final boolean reducing;

  /**
   * @param kept which parameters to write, by declaration and value
   */
  public RunSpecTree(ComponentCatalog catalog, BiPredicate<ParameterDeclaration, Object> kept) {
    this(catalog, kept, false);
  }

  private RunSpecTree(
      ComponentCatalog catalog, BiPredicate<ParameterDeclaration, Object> kept, boolean reducing) {
    this.catalog = catalog;
    this.kept = kept;
    this.reducing = reducing;
  }

  /** The same with each component that is a special case of a simpler one written as that one. */
  public RunSpecTree reducing() {
    return new RunSpecTree(catalog, kept, true);
  }

  /** The run's settings. */
  public Node.Mapping of(RunSpec spec) {
    return parameters(new LinkedHashMap<>(), spec);
  }

  private Optional<Node> value(ValueType type, Object held) {
    Object value = reduced(held);
    if (type instanceof ValueType.OptionalOf optional) {
      return unwrap(value).flatMap(present -> value(optional.value(), present));
    } else if (type instanceof ValueType.ListOf list) {
      List<Node> items =
          ((List<?>) value).stream().map(item -> value(list.item(), item).orElseThrow()).toList();
      return Optional.of(new Node.Sequence(NOWHERE, items));
    } else if (type instanceof ValueType.MapOf map) {
      Map<String, Node.Entry> entries = new LinkedHashMap<>();
      ((Map<?, ?>) value)
          .forEach(
              (key, item) ->
                  entries.put((String) key, entry(value(map.value(), item).orElseThrow())));
      return Optional.of(new Node.Mapping(NOWHERE, entries));
    } else if (type instanceof ValueType.ComponentOf) {
      Map<String, Node.Entry> entries = new LinkedHashMap<>();
      entries.put(Node.TYPE, entry(scalar(catalog.definitionOf(value).name(), true)));
      return Optional.of(parameters(entries, (Record) value));
    } else if (type instanceof ValueType.RecordOf) {
      return Optional.of(plain((Record) value));
    }
    boolean word = type instanceof ValueType.MetricOf || !(value instanceof String);
    return Optional.of(scalar(text(value), word));
  }

  /** In the short form that its author chose, if that can be read back. */
  private Node plain(Record value) {
    RecordDeclaration declaration = RecordDeclaration.of(value.getClass());
    if (declaration.hasFactory()) {
      try {
        if (declaration.parse(value.toString()).equals(value)) {
          return scalar(value.toString(), true);
        }
      } catch (RejectedValueException noShortForm) {
        return parameters(new LinkedHashMap<>(), value);
      }
    }
    return parameters(new LinkedHashMap<>(), value);
  }

  private Node.Mapping parameters(Map<String, Node.Entry> entries, Record owner) {
    for (ParameterDeclaration parameter : RecordDeclaration.of(owner.getClass()).parameters()) {
      Object held = reduced(parameter.valueIn(owner));
      if (kept.test(parameter, held)) {
        value(parameter.type(), held)
            .filter(node -> !isReducedToDefaults(parameter, node))
            .ifPresent(node -> entries.put(parameter.name(), entry(node)));
      }
    }
    return new Node.Mapping(NOWHERE, entries);
  }

  private Object reduced(Object held) {
    Object value = held;
    while (reducing && value instanceof Reducible special && special.reduced().isPresent()) {
      value = special.reduced().get();
    }
    return value;
  }

  /** Whether settings are left out altogether, since each of them turned out to be its default. */
  private boolean isReducedToDefaults(ParameterDeclaration parameter, Node node) {
    return reducing
        && parameter.type() instanceof ValueType.RecordOf
        && node instanceof Node.Mapping mapping
        && mapping.entries().isEmpty();
  }

  private static Optional<?> unwrap(Object value) {
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    } else if (value instanceof OptionalLong number) {
      return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    } else if (value instanceof OptionalDouble number) {
      return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
    return (Optional<?>) value;
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return DoubleToDecimal.toString(number);
    } else if (value instanceof Enum<?> constant) {
      return ScalarBinder.word(constant);
    }
    return value.toString();
  }

  private static Node.Entry entry(Node node) {
    return new Node.Entry(NOWHERE, node);
  }

  /**
   * @param plain whether it is no text, whatever it looks like
   */
  private static Node scalar(String text, boolean plain) {
    return new Node.Scalar(NOWHERE, text, plain);
  }
}
