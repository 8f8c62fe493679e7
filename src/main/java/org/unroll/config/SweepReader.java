package org.unroll.config;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.RandomStreams;

/**
 * Reads what an experiment varies: {@code sweep: {arms: …, ablate: …, grid: …, zip: …, random: …,
 * exclude: …}}, or a list of such.
 */
final class SweepReader {
  private static final int MOST_CONDITIONS = 10_000;
  private static final List<String> KEYS = SweepKey.keys();

  private final KeyAdvice advice;
  private final SettingsReader settings;
  private final SweepPart part;
  private final AxesReader axes;
  private final RandomReader random;
  private final AblationReader ablation;
  private final Problems problems;

  /**
   * @param streams random streams of a seed
   */
  SweepReader(ComponentCatalog catalog, LongFunction<RandomStreams> streams, Problems problems) {
    this.advice = new KeyAdvice(catalog);
    this.settings = new SettingsReader(catalog, problems);
    this.part = new SweepPart(settings, problems);
    this.axes = new AxesReader(part, problems);
    this.random = new RandomReader(part, advice, streams, problems);
    this.ablation =
        new AblationReader(
            part, advice, factors -> deltas(factors, "sweep.ablate.factors", "factor"), problems);
    this.problems = problems;
  }

  /**
   * Reads the sweep.
   *
   * @param typed what the command line sets for all conditions
   */
  Sweep read(Node node, List<Setting> typed) {
    List<Sweep.Block> blocks = new ArrayList<>();
    if (node instanceof Node.Sequence many && !many.items().isEmpty()) {
      many.items().forEach(item -> blocks.add(block(item)));
    } else {
      blocks.add(block(node));
    }
    Separation separation = new Separation(problems);
    blocks.forEach(block -> separation.check(block, typed));
    separation.checkNames(blocks);
    if (blocks.stream().mapToLong(SweepReader::conditions).sum() > MOST_CONDITIONS) {
      problems.add(node.origin(), "sweep: makes more than " + MOST_CONDITIONS + " conditions");
      return none(node.origin());
    }
    return new Sweep(node.origin(), blocks);
  }

  /** Nothing varied. */
  private static Sweep none(Origin origin) {
    return new Sweep(origin, List.of(new Sweep.Block(origin, List.of(), List.of(), List.of())));
  }

  private static long conditions(Sweep.Block block) {
    long conditions = Math.max(1, block.arms().size());
    for (Dimension dimension : block.dimensions()) {
      conditions = Math.min(conditions, MOST_CONDITIONS + 1L) * dimension.points().size();
    }
    return conditions;
  }

  private Sweep.Block block(Node node) {
    List<Arm> arms = new ArrayList<>();
    List<Dimension> dimensions = new ArrayList<>();
    List<Exclusion> exclusions = new ArrayList<>();
    part.asMap(node, "sweep")
        .map(Node.Mapping::entries)
        .orElse(Map.of())
        .forEach(
            (key, entry) -> {
              switch (key) {
                case "arms" -> arms.addAll(deltas(entry.value(), "sweep.arms", "arm"));
                case "ablate" -> arms.addAll(ablation.read(entry.value()));
                case "grid" -> dimensions.addAll(axes.grid(entry.value()));
                case "zip" -> dimensions.addAll(axes.zip(entry.value()));
                case "random" -> dimensions.addAll(random.read(entry.value()));
                case "exclude" -> exclusions.addAll(exclusions(entry.value()));
                default -> problems.add(entry.key(), advice.unknownKey("sweep", key, KEYS));
              }
            });
    checkFactors(node, arms, dimensions);
    return new Sweep.Block(node.origin(), arms, dimensions, exclusions);
  }

  private void checkFactors(Node block, List<Arm> arms, List<Dimension> dimensions) {
    if (block instanceof Node.Mapping map
        && map.find("arms").isPresent()
        && map.find("ablate").isPresent()) {
      problems.add(
          map.entries().get("ablate").key(),
          "sweep.ablate: makes arms of its own; write it and arms as two sweeps: [{arms: …},"
              + " {ablate: …}]");
    }
    for (Dimension dimension : dimensions) {
      for (Arm arm : arms) {
        if (dimension.keys().stream().anyMatch(arm.levels()::containsKey)) {
          problems.add(
              arm.origin(),
              "sweep.ablate.factors: a factor and a key of "
                  + dimension.kind()
                  + " have the same name; rename the factor");
          return;
        }
      }
    }
  }

  private List<Arm> deltas(Node node, String path, String noun) {
    List<Arm> arms = new ArrayList<>();
    part.asMap(node, path)
        .map(Node.Mapping::entries)
        .orElse(Map.of())
        .forEach(
            (name, entry) ->
                part.asMap(entry.value(), path + "." + Excerpt.of(name))
                    .ifPresent(delta -> arms.add(new Arm(name, entry.key(), settings(delta)))));
    if (node instanceof Node.Mapping map && map.entries().isEmpty()) {
      problems.add(node.origin(), path + ": names no " + noun);
    }
    return arms;
  }

  private List<Setting> settings(Node.Mapping delta) {
    Map<String, Node.Entry> swept = new LinkedHashMap<>(delta.entries());
    swept.entrySet().removeIf(it -> !part.isSweepable(it.getKey(), it.getValue().key()));
    return settings.read(new Node.Mapping(delta.origin(), swept));
  }

  private List<Exclusion> exclusions(Node node) {
    List<Node> listed = node instanceof Node.Sequence many ? many.items() : List.of(node);
    List<Exclusion> exclusions = new ArrayList<>();
    for (Node item : listed) {
      if (item instanceof Node.Mapping map && !map.entries().isEmpty()) {
        exclusions.add(exclusion(map));
      } else {
        problems.add(
            item.origin(),
            "sweep.exclude: must be maps of settings to leave out, such as [{cell: rnn,"
                + " dataset.length: 100}], not "
                + (item instanceof Node.Mapping ? "{}" : item.kind()));
      }
    }
    return exclusions;
  }

  private Exclusion exclusion(Node.Mapping map) {
    Map<String, Node.Entry> others = new LinkedHashMap<>(map.entries());
    others.remove("arm");
    Optional<String> arm =
        map.find("arm")
            .map(node -> node instanceof Node.Scalar name ? name.text() : node.kind())
            .map(name -> Normalizer.normalize(name, Normalizer.Form.NFC));
    return new Exclusion(map.origin(), arm, settings(new Node.Mapping(map.origin(), others)));
  }
}
