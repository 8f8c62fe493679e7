package org.unroll.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;

/** Writes out the parameters that were left out. */
final class Defaults {
  private final ComponentCatalog catalog;
  private final LongForm longForm;
  private final Function<ParameterDeclaration, Optional<String>> defaultText;

  /** Each condition of a sweep asks for the same few texts again. */
  private final Map<String, Node> parsed = new ConcurrentHashMap<>();

  /**
   * @param defaultText the default of a parameter, written in YAML
   */
  Defaults(ComponentCatalog catalog, Function<ParameterDeclaration, Optional<String>> defaultText) {
    this.catalog = catalog;
    this.longForm = new LongForm(catalog);
    this.defaultText = defaultText;
  }

  /** The value in long form with every default that applies. */
  Node fill(ValueType type, Node node) {
    return fillLong(type, longForm.of(type, node));
  }

  /** The default itself, with every default that applies within. */
  Optional<Node> of(ParameterDeclaration parameter, Origin left) {
    return written(parameter, left).map(node -> fillLong(parameter.type(), node));
  }

  private Node fillLong(ValueType type, Node node) {
    if (type instanceof ValueType.OptionalOf optional) {
      return fillLong(optional.value(), node);
    } else if (type instanceof ValueType.ListOf list && node instanceof Node.Sequence many) {
      return new Node.Sequence(
          node.origin(), many.items().stream().map(item -> fillLong(list.item(), item)).toList());
    } else if (node instanceof Node.Mapping mapping) {
      if (type instanceof ValueType.MapOf map) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        mapping
            .entries()
            .forEach(
                (key, entry) ->
                    entries.put(
                        key, new Node.Entry(entry.key(), fillLong(map.value(), entry.value()))));
        return new Node.Mapping(mapping.origin(), entries);
      } else if (type instanceof ValueType.RecordOf plain) {
        return parameters(RecordDeclaration.of(plain.type()), mapping);
      } else if (type instanceof ValueType.ComponentOf component) {
        return mapping
            .type()
            .flatMap(name -> catalog.find(component.kind(), name))
            .map(ComponentDefinition::type)
            .map(record -> parameters(RecordDeclaration.of(record), mapping))
            .orElse(mapping);
      }
    }
    return node;
  }

  private Node.Mapping parameters(RecordDeclaration declaration, Node.Mapping mapping) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    if (mapping.entries().containsKey(Node.TYPE)) {
      entries.put(Node.TYPE, mapping.entries().get(Node.TYPE));
    }
    for (ParameterDeclaration parameter : declaration.parameters()) {
      Node.Entry given = mapping.entries().get(parameter.name());
      Optional<Node> standard = written(parameter, mapping.origin());
      if (given != null) {
        Node merged =
            standard.map(node -> Merging.merge(node, given.value())).orElse(given.value());
        // A default that named the type makes more of the value readable.
        Node whole = longForm.of(parameter.type(), merged);
        entries.put(
            parameter.name(), new Node.Entry(given.key(), fillLong(parameter.type(), whole)));
      } else if (standard.isPresent()) {
        Node whole = fillLong(parameter.type(), standard.get());
        entries.put(parameter.name(), new Node.Entry(whole.origin(), whole));
      }
    }
    mapping.entries().forEach(entries::putIfAbsent);
    return new Node.Mapping(mapping.origin(), entries);
  }

  private Optional<Node> written(ParameterDeclaration parameter, Origin left) {
    Origin origin = new Origin.Default(left);
    return defaultText
        .apply(parameter)
        .map(text -> parsed.computeIfAbsent(text, Defaults::parse).at(origin))
        .map(node -> longForm.of(parameter.type(), node));
  }

  private static Node parse(String text) {
    return new YamlReader(Placement.all(Origin.InFile.whole("default")), new Problems())
        .read(text)
        .orElseThrow(() -> new IllegalStateException("the default '" + text + "' is no YAML"));
  }
}
