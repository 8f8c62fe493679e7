package org.unroll.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is varied.
 *
 * @param origin where the sweep stands, or the experiment if it has none
 * @param blocks whose conditions follow each other; at least one
 */
public record Sweep(Origin origin, List<Block> blocks) {
  public Sweep {
    blocks = List.copyOf(blocks);
  }

  /** The axes, in file order: the factors of ablations, then the keys that are varied. */
  public List<String> axes() {
    return Stream.concat(factors().stream(), keys().stream()).distinct().toList();
  }

  /** The keys that are varied beside arms, in file order. */
  public List<String> keys() {
    return blocks.stream()
        .flatMap(block -> block.dimensions().stream())
        .flatMap(dimension -> dimension.keys().stream())
        .distinct()
        .toList();
  }

  /** What varies each key, by where the key stands: {@code grid}, {@code random search}. */
  public Map<Origin, String> sides() {
    Map<Origin, String> sides = new HashMap<>();
    for (Block block : blocks) {
      for (Dimension dimension : block.dimensions()) {
        String side = dimension.kind().replaceFirst("^the ", "");
        dimension.settings().forEach(setting -> sides.put(setting.origin(), side));
      }
    }
    return sides;
  }

  /** Those of them that arms determine: whether a factor of an ablation is on or off. */
  public List<String> factors() {
    return blocks.stream()
        .flatMap(block -> block.arms().stream())
        .flatMap(arm -> arm.levels().keySet().stream())
        .distinct()
        .toList();
  }

  /**
   * Arms and dimensions that are all crossed with each other.
   *
   * @param arms named deltas; empty without arms
   * @param dimensions empty without a grid
   * @param exclusions which of the products are left out
   */
  public record Block(
      Origin origin, List<Arm> arms, List<Dimension> dimensions, List<Exclusion> exclusions) {
    public Block {
      arms = List.copyOf(arms);
      dimensions = List.copyOf(dimensions);
      exclusions = List.copyOf(exclusions);
    }

    /** The same, crossed with more. */
    Block with(List<Dimension> more) {
      List<Dimension> all = Stream.concat(dimensions.stream(), more.stream()).toList();
      return new Block(origin, arms, all, exclusions);
    }
  }
}
