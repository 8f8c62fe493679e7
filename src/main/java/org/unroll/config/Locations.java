package org.unroll.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;

/**
 * Makes relative paths that are written in an extended file start from the experiment's own folder,
 * as all others do.
 */
final class Locations {
  private static final ValueType RUN = new ValueType.RecordOf(RunSpec.class);

  private final ComponentCatalog catalog;
  private final Map<String, Path> folders;

  /**
   * @param folders for each extended file in another folder, the way there from the experiment's
   */
  Locations(ComponentCatalog catalog, Map<String, Path> folders) {
    this.catalog = catalog;
    this.folders = Map.copyOf(folders);
  }

  /** The settings of a run, in long form. */
  Node.Mapping rebase(Node.Mapping settings) {
    return folders.isEmpty() ? settings : (Node.Mapping) rebase(RUN, settings);
  }

  private Node rebase(ValueType type, Node node) {
    if (type instanceof ValueType.OptionalOf optional) {
      return rebase(optional.value(), node);
    } else if (type instanceof ValueType.ListOf list && node instanceof Node.Sequence many) {
      return new Node.Sequence(
          node.origin(), many.items().stream().map(item -> rebase(list.item(), item)).toList());
    } else if (node instanceof Node.Mapping mapping) {
      if (type instanceof ValueType.RecordOf plain) {
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
    Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
    for (ParameterDeclaration parameter : declaration.parameters()) {
      entries.computeIfPresent(
          parameter.name(),
          (name, entry) ->
              new Node.Entry(
                  entry.key(),
                  parameter.location()
                      ? moved(entry.value())
                      : rebase(parameter.type(), entry.value())));
    }
    return new Node.Mapping(mapping.origin(), entries);
  }

  private Node moved(Node node) {
    if (node instanceof Node.Scalar scalar
        && !scalar.text().isBlank()
        && node.origin() instanceof Origin.InFile place
        && folders.containsKey(place.file())) {
      try {
        Path path = folders.get(place.file()).resolve(scalar.text()).normalize();
        return new Node.Scalar(node.origin(), path.toString(), scalar.plain());
      } catch (InvalidPathException left) {
        return node; // the binder says what is wrong with it
      }
    }
    return node;
  }
}
