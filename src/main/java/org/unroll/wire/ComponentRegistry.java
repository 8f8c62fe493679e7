package org.unroll.wire;

import jakarta.inject.Inject;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.ComponentKind;

/** The components that all plugins together have registered. */
final class ComponentRegistry implements ComponentCatalog {
  private final Map<ComponentKind, SortedMap<String, ComponentDefinition>> byName =
      new EnumMap<>(ComponentKind.class);
  private final Map<Class<?>, ComponentDefinition> byType = new HashMap<>();
  private final CodeDigests digests;

  @Inject
  ComponentRegistry(Set<ComponentDefinition> definitions, CodeDigests digests) {
    this.digests = digests;
    for (ComponentKind kind : ComponentKind.values()) {
      byName.put(kind, new TreeMap<>());
    }
    for (ComponentDefinition definition : definitions) {
      ComponentDefinition other = byName.get(definition.kind()).put(definition.name(), definition);
      if (other != null) {
        throw new InvalidPluginException(
            "two "
                + definition.kind().word()
                + " components are named '"
                + definition.name()
                + "': "
                + other.type().getName()
                + " ("
                + other.origin()
                + ") and "
                + definition.type().getName()
                + " ("
                + definition.origin()
                + "); rename or remove one",
            null);
      }
      byType.put(definition.type(), definition);
    }
  }

  @Override
  public SortedMap<String, ComponentDefinition> all(ComponentKind kind) {
    return Collections.unmodifiableSortedMap(byName.get(kind));
  }

  @Override
  public ComponentDefinition definitionOf(Object component) {
    ComponentDefinition definition = byType.get(component.getClass());
    if (definition == null) {
      throw new IllegalArgumentException(component.getClass().getName() + " is not registered");
    }
    return definition;
  }

  @Override
  public String codeDigest(ComponentDefinition definition) {
    return digests.of(definition.type());
  }
}
