package org.unroll.config;

import java.util.Comparator;
import java.util.List;
import org.unroll.api.ComponentCatalog;

/** Lays settings over settings; what results has every default written out. */
public final class Layers {
  private static final ValueType RUN = new ValueType.RecordOf(RunSpec.class);

  private final Defaults defaults;

  public Layers(ComponentCatalog catalog) {
    this.defaults = new Defaults(catalog, ParameterDeclaration::defaultText);
  }

  /**
   * The base with these settings over it. Components are chosen first, whatever the order, since
   * choosing one drops the parameters of another; for the same reason the outer come before the
   * inner.
   */
  public Node.Mapping apply(Node.Mapping base, List<Setting> settings) {
    Comparator<Setting> componentsFirst =
        Comparator.comparing((Setting setting) -> !setting.choosesComponent())
            .thenComparing(setting -> setting.path().size());
    Node.Mapping merged = base;
    for (Setting setting : settings.stream().sorted(componentsFirst).toList()) {
      merged = Merging.union(merged, setting.asMapping());
    }
    return (Node.Mapping) defaults.fill(RUN, merged);
  }
}
