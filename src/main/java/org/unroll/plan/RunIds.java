package org.unroll.plan;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.Metric;
import org.unroll.api.Probe;
import org.unroll.config.Node;
import org.unroll.config.NodeRemoval;
import org.unroll.config.ParameterDeclaration;
import org.unroll.config.RunSpec;
import org.unroll.config.RunSpecBinder;
import org.unroll.config.RunSpecTree;
import org.unroll.text.Digest;

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
  private final PartVersions versions;
  private final RunMetrics metrics;
  private final Map<String, Optional<Object>> firstDefaults = new HashMap<>();

  public RunIds(ComponentCatalog catalog, RunSpecBinder binder) {
    this.catalog = catalog;
    this.binder = binder;
    this.tree = new RunSpecTree(catalog, this::mattersTo);
    this.versions = new PartVersions(catalog);
    this.metrics = new RunMetrics(catalog, binder);
  }

  /**
   * All that affects training but the seed, as text.
   *
   * @param beforeSeed the configuration
   * @param afterSeed the data, the plugins' code and the parts' versions
   */
  public record Identity(String beforeSeed, String afterSeed) {
    /** The id of the run with that seed. */
    public String id(long seed) {
      String text = beforeSeed + "seed " + seed + "\n" + afterSeed;
      return new Digest().hexadecimal(text).substring(0, DIGITS);
    }
  }

  /**
   * What the ids of a condition's runs are made from.
   *
   * @param fingerprint the digest of the data that is read from outside
   */
  public Identity of(RunSpec spec, String fingerprint) {
    RunSpec training = training(spec);
    return of(settings(training), training, fingerprint, versions.ofTraining(training));
  }

  /** The same with those metrics alone that training depends on. */
  private RunSpec training(RunSpec spec) {
    return spec.withMetrics(Optional.of(metrics.deciding(spec)));
  }

  private Node.Mapping settings(RunSpec training) {
    return tree.of(withoutStandardMetrics(training));
  }

  /** The key that chooses a metric names it; here stands what the name does not tell. */
  private RunSpec withoutStandardMetrics(RunSpec training) {
    List<Metric> others =
        training.metrics().orElseThrow().stream()
            .filter(metric -> !metrics.isStandard(metric))
            .toList();
    return training.withMetrics(Optional.of(others).filter(list -> !list.isEmpty()));
  }

  /**
   * What two conditions have in common if they train the same network: no settings that change
   * nothing, and each component in its simplest form.
   *
   * @param idle the dotted keys of settings that change nothing
   */
  Identity ofNetwork(RunSpec spec, String fingerprint, Set<String> idle) {
    RunSpec training = training(spec);
    SortedMap<String, Integer> left = new TreeMap<>(versions.ofTraining(training));
    left.keySet().removeAll(idle);
    Node.Mapping settings = tree.reducing().of(withoutStandardMetrics(training));
    for (String key : idle) {
      settings = NodeRemoval.without(settings, List.of(key.split("\\.", -1))).orElse(settings);
    }
    return of(settings, training, fingerprint, left);
  }

  private Identity of(
      Node.Mapping settings, RunSpec spec, String fingerprint, Map<String, Integer> partVersions) {
    String configuration = new CanonicalText().of(settings);
    StringBuilder outside = new StringBuilder("data ").append(fingerprint).append('\n');
    codeDigests(spec)
        .forEach((name, digest) -> outside.append(name).append(' ').append(digest).append('\n'));
    partVersions.forEach(
        (name, version) -> {
          if (version > 1) {
            outside.append(name).append(" version ").append(version).append('\n');
          }
        });
    return new Identity("unroll run 1\nconfiguration " + configuration + "\n", outside.toString());
  }

  /**
   * What the same runs had for an identity when parts of them computed otherwise.
   *
   * @param made the versions that made them, in words: {@code version 1 of optimizer rmsprop}
   */
  public record Former(Identity identity, String made) {}

  /** Every former identity; none where all parts have their first version. */
  public List<Former> former(RunSpec spec, String fingerprint) {
    RunSpec training = training(spec);
    SortedMap<String, Integer> now = versions.ofTraining(training);
    List<SortedMap<String, Integer>> combinations = new ArrayList<>(List.of(new TreeMap<>()));
    now.forEach(
        (name, newest) -> {
          List<SortedMap<String, Integer>> longer = new ArrayList<>();
          for (SortedMap<String, Integer> combination : combinations) {
            for (int version = newest; version >= 1; version--) {
              SortedMap<String, Integer> with = new TreeMap<>(combination);
              with.put(name, version);
              longer.add(with);
            }
          }
          combinations.clear();
          combinations.addAll(longer);
        });
    return combinations.stream()
        .filter(combination -> !combination.equals(now))
        .map(
            combination ->
                new Former(
                    of(settings(training), training, fingerprint, combination),
                    made(combination, now)))
        .toList();
  }

  private static String made(Map<String, Integer> versions, Map<String, Integer> now) {
    return versions.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(now.get(entry.getKey())))
        .map(entry -> "version " + entry.getValue() + " of " + entry.getKey())
        .collect(joining(" and "));
  }

  private boolean mattersTo(ParameterDeclaration parameter, Object value) {
    Class<?> owner = parameter.component().getDeclaringRecord();
    if (owner == RunSpec.class && parameter.name().equals(PROBES)) {
      return false;
    } else if (parameter.location()) {
      return false; // the data's fingerprint stands for it
    }
    return firstDefaults
        .computeIfAbsent(
            owner.getName() + "." + parameter.name(), key -> binder.firstDefault(parameter))
        .filter(value::equals)
        .isEmpty();
  }

  private SortedMap<String, String> codeDigests(RunSpec spec) {
    SortedMap<String, String> digests = new TreeMap<>();
    for (SpecParts.Part part : new SpecParts().of(spec)) {
      if (part.isComponent() && !(part.value() instanceof Probe)) {
        ComponentDefinition definition = catalog.definitionOf(part.value());
        String digest = catalog.codeDigest(definition);
        if (!digest.isEmpty()) {
          digests.put(definition.kind().word() + " " + definition.name(), digest);
        }
      }
    }
    return digests;
  }
}
