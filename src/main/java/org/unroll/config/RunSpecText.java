package org.unroll.config;

import java.util.Optional;
import org.unroll.api.ComponentCatalog;

/** Writes the configuration of a run as YAML, with every parameter spelled out. */
public final class RunSpecText {
  private final RunSpecTree tree;
  private final YamlWriter writer = new YamlWriter(node -> Optional.empty());

  public RunSpecText(ComponentCatalog catalog) {
    this.tree = new RunSpecTree(catalog, (parameter, value) -> true);
  }

  /** The configuration; {@link RunSpecReader} reads it back. */
  public String of(RunSpec spec) {
    return writer.write(tree.of(spec));
  }
}
