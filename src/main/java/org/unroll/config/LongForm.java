package org.unroll.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;

/**
 * Rewrites what is written short as it is written out: {@code cell: lstm} as {@code cell: {type:
 * lstm}}, {@code initialization: identity} as {@code initialization: {recurrent: {type:
 * identity}}}. What does not fit its type is left for the binder to refuse.
 */
final class LongForm {
  private final ComponentCatalog catalog;

  LongForm(ComponentCatalog catalog) {
    this.catalog = catalog;
  }

  /** The node in long form, as a value of that type. */
  Node of(ValueType type, Node node) {
    if (node.isNull() || isUnknown(node)) {
      return node;
    } else if (type instanceof ValueType.OptionalOf optional) {
      return of(optional.value(), node);
    } else if (type instanceof ValueType.ListOf list) {
      List<Node> items = node instanceof Node.Sequence many ? many.items() : List.of(node);
      return new Node.Sequence(
          node.origin(), items.stream().map(item -> of(list.item(), item)).toList());
    } else if (type instanceof ValueType.MapOf map) {
      return node instanceof Node.Mapping mapping ? freeKeys(map, mapping) : node;
    } else if (type instanceof ValueType.RecordOf plain) {
      return ofRecord(RecordDeclaration.of(plain.type()), node);
    } else if (type instanceof ValueType.ComponentOf component) {
      return ofComponent(component, node);
    }
    return node;
  }

  /** What will stand there may be a whole map. */
  private static boolean isUnknown(Node node) {
    return node instanceof Node.Unresolved
        || (node instanceof Node.Scalar scalar && scalar.interpolates());
  }

  private Node freeKeys(ValueType.MapOf type, Node.Mapping mapping) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) ->
                entries.put(key, new Node.Entry(entry.key(), of(type.value(), entry.value()))));
    return new Node.Mapping(mapping.origin(), entries);
  }

  private Node ofRecord(RecordDeclaration declaration, Node node) {
    Optional<ParameterDeclaration> shorthand = declaration.shorthand();
    if (shorthand.isPresent() && !ownParameters(declaration, node)) {
      ParameterDeclaration parameter = shorthand.get();
      return Node.Mapping.of(parameter.name(), node.origin(), of(parameter.type(), node));
    }
    return node instanceof Node.Mapping mapping ? parameters(declaration, mapping) : node;
  }

  /** Whether the node is a map of the record's parameters, if perhaps with slips among them. */
  private static boolean ownParameters(RecordDeclaration declaration, Node node) {
    return node instanceof Node.Mapping mapping
        && (!mapping.entries().containsKey(Node.TYPE)
            || mapping.entries().keySet().stream()
                .anyMatch(key -> declaration.find(key).isPresent()));
  }

  private Node ofComponent(ValueType.ComponentOf type, Node node) {
    if (node instanceof Node.Scalar) {
      return Node.Mapping.of(Node.TYPE, node.origin(), node);
    } else if (node instanceof Node.Mapping mapping) {
      return mapping
          .type()
          .flatMap(name -> catalog.find(type.kind(), name))
          .map(ComponentDefinition::type)
          .map(record -> parameters(RecordDeclaration.of(record), mapping))
          .orElse(mapping);
    }
    return node;
  }

  private Node.Mapping parameters(RecordDeclaration declaration, Node.Mapping mapping) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) ->
                entries.put(
                    key,
                    declaration
                        .find(key)
                        .map(known -> new Node.Entry(entry.key(), of(known.type(), entry.value())))
                        .orElse(entry)));
    return new Node.Mapping(mapping.origin(), entries);
  }
}
