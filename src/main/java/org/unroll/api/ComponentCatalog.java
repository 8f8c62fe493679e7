package org.unroll.api;

import java.util.Optional;
import java.util.SortedMap;

/** Every registered component by kind and name. Knows nothing of experiment files. */
public interface ComponentCatalog {
  /** The components of one kind, by name. */
  SortedMap<String, ComponentDefinition> all(ComponentKind kind);

  /** The component of that kind and name, if there is one. */
  default Optional<ComponentDefinition> find(ComponentKind kind, String name) {
    return Optional.ofNullable(all(kind).get(name));
  }

  /** The definition whose record this component is. */
  ComponentDefinition definitionOf(Object component);

  /**
   * What it is called, and where it comes from: {@code dataset 'odd' (org.example.Odd, odd.jar)}.
   */
  default String nameOf(Object component) {
    ComponentDefinition definition = definitionOf(component);
    return "%s '%s' (%s, %s)"
        .formatted(
            definition.kind().word(),
            definition.name(),
            definition.type().getName(),
            definition.origin());
  }

  /**
   * A digest of the code of the plugin that a component comes from; empty for a built-in. It is
   * part of the id of every run that uses the component.
   */
  String codeDigest(ComponentDefinition definition);
}
