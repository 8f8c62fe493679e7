package org.unroll.config;

import java.nio.file.Path;
import java.util.List;

/**
 * What is chosen for each condition, before conditions are compared.
 *
 * @param keys the dotted keys, as they are written
 * @param candidates the experiment that tries every combination of their values in every condition,
 *     with seeds of its own
 */
public record Tuning(List<String> keys, Experiment candidates) {
  public Tuning {
    keys = List.copyOf(keys);
  }

  /** Whether a setting is one of those that are chosen. */
  public boolean chooses(Setting setting) {
    return keys.stream().map(DottedKey::names).anyMatch(setting::isWithin);
  }

  /** The same, but relative paths start from that folder. */
  Tuning in(Path folder) {
    return new Tuning(keys, candidates.in(folder));
  }
}
