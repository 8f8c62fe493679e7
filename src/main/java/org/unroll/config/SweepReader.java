package org.unroll.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unroll.api.ComponentCatalog;

/** Reads what an experiment varies: {@code sweep: {arms: …, grid: …}}. */
final class SweepReader {
  private static final int MOST_CONDITIONS = 10_000;

  private final KeyAdvice advice;
  private final SettingsReader settings;
  private final Problems problems;

  SweepReader(ComponentCatalog catalog, Problems problems) {
    this.advice = new KeyAdvice(catalog);
    this.settings = new SettingsReader(catalog, problems);
    this.problems = problems;
  }

  Sweep read(Node node) {
    List<Arm> arms = new ArrayList<>();
    List<Axis> grid = new ArrayList<>();
    asMap(node, "sweep")
        .ifPresent(
            sweep ->
                sweep
                    .entries()
                    .forEach(
                        (key, entry) -> {
                          switch (key) {
                            case "arms" -> arms.addAll(arms(entry.value()));
                            case "grid" -> grid.addAll(grid(entry.value()));
                            default ->
                                problems.add(
                                    entry.key(),
                                    advice.unknownKey("sweep", key, List.of("arms", "grid")));
                          }
                        }));
    apart(arms, grid);
    long conditions = Math.max(1, arms.size());
    for (Axis axis : grid) {
      conditions = Math.min(conditions, MOST_CONDITIONS + 1) * axis.values().size();
    }
    if (conditions > MOST_CONDITIONS) {
      problems.add(node.origin(), "sweep: makes more than " + MOST_CONDITIONS + " conditions");
      return new Sweep(node.origin(), arms, List.of());
    }
    return new Sweep(node.origin(), arms, grid);
  }

  private List<Arm> arms(Node node) {
    List<Arm> arms = new ArrayList<>();
    asMap(node, "sweep.arms")
        .ifPresent(
            map ->
                map.entries()
                    .forEach(
                        (name, entry) ->
                            asMap(entry.value(), "sweep.arms." + name)
                                .ifPresent(delta -> arms.add(new Arm(name, sweepable(delta))))));
    if (node instanceof Node.Mapping map && map.entries().isEmpty()) {
      problems.add(node.origin(), "sweep.arms: names no arm");
    }
    return arms;
  }

  private List<Setting> sweepable(Node.Mapping delta) {
    Map<String, Node.Entry> swept = new LinkedHashMap<>();
    delta
        .entries()
        .forEach(
            (key, entry) -> {
              if (isSweepable(key, entry.key())) {
                swept.put(key, entry);
              }
            });
    return settings.read(new Node.Mapping(delta.origin(), swept));
  }

  private boolean isSweepable(String key, Origin origin) {
    String first = key.replaceFirst("\\..*", "");
    if (KeyAdvice.EXPERIMENT_KEYS.contains(first)) {
      problems.add(
          origin, "'" + first + "' belongs to the experiment as a whole and cannot be varied");
      return false;
    }
    return true;
  }

  private List<Axis> grid(Node node) {
    List<Axis> axes = new ArrayList<>();
    asMap(node, "sweep.grid").ifPresent(map -> axes("", map, axes));
    return axes;
  }

  /**
   * Keys may be dotted or nested: {@code dataset.length: […]} or {@code dataset: {length: […]}}.
   */
  private void axes(String prefix, Node.Mapping map, List<Axis> axes) {
    map.entries()
        .forEach(
            (name, entry) -> {
              String key = prefix + name;
              if (!isSweepable(key, entry.key())) {
                return;
              } else if (entry.value() instanceof Node.Mapping nested) {
                axes(key + ".", nested, axes);
              } else if (entry.value() instanceof Node.Sequence values
                  && !values.items().isEmpty()) {
                axes.add(axis(key, entry.key(), values));
              } else {
                problems.add(
                    entry.value().origin(),
                    "sweep.grid." + key + ": must be a list of values, such as [1, 2]");
              }
            });
  }

  private Axis axis(String key, Origin origin, Node.Sequence listed) {
    List<Axis.Value> values = new ArrayList<>();
    Set<String> texts = new LinkedHashSet<>();
    for (Node value : listed.items()) {
      String text = value instanceof Node.Scalar scalar ? scalar.text() : new FlowText().of(value);
      if (!texts.add(text)) {
        problems.add(value.origin(), "sweep.grid." + key + ": " + text + " is listed twice");
      } else {
        values.add(new Axis.Value(text, settings.read(key, new Node.Entry(origin, value))));
      }
    }
    return new Axis(key, values);
  }

  /** No key is set from two sides: the file would not say which holds. */
  private void apart(List<Arm> arms, List<Axis> grid) {
    for (int i = 0; i < grid.size(); i++) {
      List<Setting> settings = settings(grid.get(i));
      arms.forEach(arm -> apart(arm.settings(), settings, "the grid"));
      grid.subList(0, i)
          .forEach(earlier -> apart(settings, settings(earlier), "another key of the grid"));
    }
  }

  private static List<Setting> settings(Axis axis) {
    return axis.values().stream().flatMap(value -> value.settings().stream()).toList();
  }

  /** One overlap is enough to tell; the values of a list overlap alike. */
  private void apart(List<Setting> settings, List<Setting> others, String side) {
    for (Setting setting : settings) {
      Optional<Setting> other = others.stream().filter(setting::overlaps).findFirst();
      if (other.isPresent()) {
        overlap(setting, other.get(), side);
        return;
      }
    }
  }

  private void overlap(Setting setting, Setting other, String side) {
    problems.add(
        setting.origin(),
        "'"
            + setting.key()
            + "' is also set by "
            + side
            + " ("
            + other.origin().describe()
            + "); a key belongs to one of the two");
  }

  private Optional<Node.Mapping> asMap(Node node, String path) {
    if (node instanceof Node.Mapping map) {
      return Optional.of(map);
    }
    String advice = node.isNull() ? "; write {} to change nothing" : "";
    problems.add(node.origin(), path + ": must be a map, not " + node.kind() + advice);
    return Optional.empty();
  }
}
