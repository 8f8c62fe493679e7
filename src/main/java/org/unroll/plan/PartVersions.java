package org.unroll.plan;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.Probe;
import org.unroll.api.Version;
import org.unroll.config.RunSpec;
import org.unroll.plan.SpecParts.Part;

/**
 * Versions of a configuration's parts, those above the first, by name: {@code optimizer rmsprop}.
 */
public final class PartVersions {
  private final ComponentCatalog catalog;

  public PartVersions(ComponentCatalog catalog) {
    this.catalog = catalog;
  }

  /** Of all parts. */
  public SortedMap<String, Integer> of(RunSpec spec) {
    return of(spec, part -> true);
  }

  /** Of the parts that affect training. */
  SortedMap<String, Integer> ofTraining(RunSpec spec) {
    return of(spec, part -> !(part.value() instanceof Probe));
  }

  private SortedMap<String, Integer> of(RunSpec spec, Predicate<Part> which) {
    SortedMap<String, Integer> versions = new TreeMap<>();
    new SpecParts()
        .of(spec).stream()
            .filter(which)
            .filter(part -> part.value().getClass().isAnnotationPresent(Version.class))
            .forEach(
                part ->
                    versions.put(
                        name(part), part.value().getClass().getAnnotation(Version.class).value()));
    return versions;
  }

  private String name(Part part) {
    if (!part.isComponent()) {
      return part.key();
    }
    ComponentDefinition definition = catalog.definitionOf(part.value());
    return definition.kind().word() + " " + definition.name();
  }
}
