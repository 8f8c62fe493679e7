package org.unroll.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An experiment file with the command line's overrides, before its conditions are worked out.
 *
 * @param name fit for a folder name
 * @param folder the folder that relative paths start from
 * @param baseline the file's own settings
 * @param seeds each condition's seeds
 * @param claims what it is to show
 * @param tuning what is chosen for each condition first
 * @param document the whole experiment as a tree, for writing it down
 */
public record Experiment(
    String name,
    Path folder,
    Baseline baseline,
    Sweep sweep,
    List<Long> seeds,
    List<Claim> claims,
    Optional<Tuning> tuning,
    Node.Mapping document) {
  public Experiment {
    seeds = List.copyOf(seeds);
    claims = List.copyOf(claims);
  }

  /** The same, but something is chosen first. */
  Experiment with(Optional<Tuning> chosen) {
    return new Experiment(name, folder, baseline, sweep, seeds, claims, chosen, document);
  }

  /** The same, but relative paths start from that folder. */
  public Experiment in(Path otherFolder) {
    return new Experiment(
        name,
        otherFolder,
        baseline,
        sweep,
        seeds,
        claims,
        tuning.map(it -> it.in(otherFolder)),
        document);
  }
}
