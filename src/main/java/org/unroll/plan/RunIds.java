package org.unroll.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.Probe;
import org.unroll.config.ParameterDeclaration;
import org.unroll.config.RunSpec;
import org.unroll.config.RunSpecBinder;
import org.unroll.config.RunSpecTree;

/**
 * Computes run ids: a hash of all that affects training, and of nothing else. Values at their first
 * default are left out, so that a component may gain parameters without giving old runs new ids.
 */
public final class RunIds {
  private static final int DIGITS = 16;
  private static final String PROBES = "probes";

  private final ComponentCatalog catalog;
  private final RunSpecBinder binder;
  private final RunSpecTree tree;
  private final Map<String, Optional<Object>> firstDefaults = new HashMap<>();

  public RunIds(ComponentCatalog catalog, RunSpecBinder binder) {
    this.catalog = catalog;
    this.binder = binder;
    this.tree = new RunSpecTree(catalog, this::mattersTo);
  }

  /**
   * The id of one run.
   *
   * @param fingerprint the digest of the data that is read from outside
   */
  public String of(RunSpec spec, long seed, String fingerprint) {
    StringBuilder text = new StringBuilder("unroll run 1\n");
    text.append("configuration ").append(new CanonicalText().of(tree.of(spec))).append('\n');
    text.append("seed ").append(seed).append('\n');
    text.append("data ").append(fingerprint).append('\n');
    codeDigests(spec)
        .forEach((name, digest) -> text.append(name).append(' ').append(digest).append('\n'));
    return new Digest().hexadecimal(text.toString()).substring(0, DIGITS);
  }

  private boolean mattersTo(ParameterDeclaration parameter, Object value) {
    Class<?> owner = parameter.component().getDeclaringRecord();
    if (owner == RunSpec.class && parameter.name().equals(PROBES)) {
      return false;
    }
    return firstDefaults
        .computeIfAbsent(
            owner.getName() + "." + parameter.name(), key -> binder.firstDefault(parameter))
        .filter(value::equals)
        .isEmpty();
  }

  private SortedMap<String, String> codeDigests(RunSpec spec) {
    SortedMap<String, String> digests = new TreeMap<>();
    for (Object component : new UsedComponents().of(spec)) {
      ComponentDefinition definition = catalog.definitionOf(component);
      String digest = catalog.codeDigest(definition);
      if (!digest.isEmpty() && !(component instanceof Probe)) {
        digests.put(definition.kind().word() + " " + definition.name(), digest);
      }
    }
    return digests;
  }
}
