package org.unroll.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unroll.api.ComponentCatalog;

/**
 * What all conditions of an experiment start from: the settings of its files and of the command
 * line, layer by layer.
 */
public final class Baseline {
  private final SettingsReader reader;
  private final Layers layers;
  private final Locations locations;
  private final Set<String> variables;
  private final Node.Scalar name;
  private final Origin origin;
  private final List<List<Setting>> steps;
  private final Node.Mapping tree;

  /**
   * @param name the experiment's name, which settings may refer to
   * @param variables the environment's names, for advice
   * @param steps one list of settings a layer, the lowest first
   */
  Baseline(
      ComponentCatalog catalog,
      Locations locations,
      Set<String> variables,
      Node.Scalar name,
      Origin origin,
      List<List<Setting>> steps) {
    this.reader = new SettingsReader(catalog, new Problems());
    this.layers = new Layers(catalog);
    this.locations = locations;
    this.variables = Set.copyOf(variables);
    this.name = name;
    this.origin = origin;
    this.steps = List.copyOf(steps);
    this.tree = stack(steps);
  }

  /** The settings with defaults written out and interpolations as they are written. */
  Node.Mapping tree() {
    return locations.rebase(tree);
  }

  /** A value of the experiment itself, such as its name, in which settings may be named. */
  Node resolve(Node node, String key) {
    return references(tree).resolve(node, key);
  }

  /** All settings of a condition, nothing left to look up. */
  public Node.Mapping with(List<Setting> condition) {
    Node.Mapping whole = layers.apply(tree, condition);
    boolean settled =
        condition.stream().noneMatch(Baseline::interpolates)
            && steps.stream().flatMap(List::stream).noneMatch(Baseline::interpolates);
    return locations.rebase(settled ? whole : resolved(whole, condition));
  }

  /**
   * A swept value as it is shown: as written, unless it refers to others, or is a path that starts
   * from another folder.
   *
   * @param condition the settings in which it holds
   */
  public String text(Axis.Value value, Node.Mapping condition) {
    Optional<Node> found = DottedKey.find(condition, DottedKey.names(value.key()));
    return found
        .filter(Node.Mapping.class::isInstance)
        .filter(node -> value.settings().stream().anyMatch(Baseline::interpolates))
        .flatMap(node -> ((Node.Mapping) node).type())
        .or(() -> found.filter(Node.Scalar.class::isInstance).map(it -> ((Node.Scalar) it).text()))
        .orElse(value.text());
  }

  /**
   * Values are looked up in what the layers make together, then put into each layer, so that a
   * component's name that was looked up is laid under later parameters as if it had been written.
   */
  private Node.Mapping resolved(Node.Mapping whole, List<Setting> condition) {
    References references = references(whole);
    List<List<Setting>> all = new ArrayList<>(steps);
    all.add(condition);
    return stack(
        all.stream()
            .map(
                step ->
                    step.stream()
                        .flatMap(setting -> resolved(setting, references).stream())
                        .toList())
            .toList());
  }

  private List<Setting> resolved(Setting setting, References references) {
    if (!interpolates(setting)) {
      return List.of(setting);
    }
    String key = DottedKey.of(setting.names());
    return reader.split(new Setting(setting.path(), references.resolve(setting.value(), key)));
  }

  private References references(Node.Mapping settings) {
    Node.Mapping named = Merging.union(settings, Node.Mapping.of("name", name.origin(), name));
    return new References(named, variables);
  }

  private Node.Mapping stack(List<List<Setting>> all) {
    Node.Mapping stacked = Node.Mapping.empty(origin);
    for (List<Setting> step : all) {
      stacked = layers.apply(stacked, step);
    }
    return stacked;
  }

  private static boolean interpolates(Setting setting) {
    return interpolates(setting.value());
  }

  private static boolean interpolates(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.interpolates();
    } else if (node instanceof Node.Sequence many) {
      return many.items().stream().anyMatch(Baseline::interpolates);
    }
    return node instanceof Node.Mapping map
        && map.entries().values().stream().anyMatch(entry -> interpolates(entry.value()));
  }
}
