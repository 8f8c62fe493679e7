package org.unroll.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.RandomStreams;

/**
 * Reads {@code tune: {key: [values], …, seeds: n}} as an experiment of its own: what is varied
 * beside it, crossed with the lists.
 */
final class TuningReader {
  private static final String PATH = "tune";
  private static final String SEEDS = "seeds";
  private static final String SWEEP = "sweep";

  /** Choosing asks for less than comparing. */
  private static final int USUAL_SEEDS = 3;

  private final SweepReader sweeps;
  private final SweepMerging merging;
  private final SweepPart part;
  private final Problems told;

  /** Of this key alone. */
  private final Problems problems = new Problems();

  TuningReader(ComponentCatalog catalog, LongFunction<RandomStreams> streams, Problems problems) {
    this.sweeps = new SweepReader(catalog, streams, problems);
    this.merging = new SweepMerging(catalog, this.problems);
    this.part = new SweepPart(new SettingsReader(catalog, this.problems), this.problems);
    this.told = problems;
  }

  /**
   * Reads the key.
   *
   * @param plain the experiment without it
   * @param swept what its sweep was read from
   * @param typed what the command line sets for all conditions
   * @return nothing if something is wrong with it
   */
  Optional<Tuning> read(Node node, Experiment plain, Node swept, List<Setting> typed) {
    Optional<Tuning> tuning = part.asMap(node, PATH).flatMap(map -> read(map, plain, swept, typed));
    problems.inOrder().forEach(told::add);
    return tuning;
  }

  private Optional<Tuning> read(
      Node.Mapping map, Experiment plain, Node swept, List<Setting> typed) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>(map.entries());
    entries.remove(SEEDS);
    Node.Mapping lists = new Node.Mapping(map.origin(), entries);
    List<Dimension> dimensions = new AxesReader(part, problems).tuned(lists);
    if (entries.isEmpty()) {
      problems.add(
          map.origin(),
          PATH
              + ": names nothing to choose; write such as {optimizer.learning_rate: [1e-2, 1e-3]}");
    }
    plain.sweep().blocks().forEach(block -> checkApart(block, dimensions, typed));
    List<Long> seeds = seeds(map, plain.seeds());
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    Node crossed = crossed(swept, lists);
    Experiment candidates =
        new Experiment(
            plain.name(),
            plain.folder(),
            plain.baseline(),
            sweeps.read(crossed, typed),
            seeds,
            List.of(),
            Optional.empty(),
            document(plain.document(), crossed, seeds));
    List<String> keys =
        dimensions.stream().flatMap(dimension -> dimension.keys().stream()).toList();
    return Optional.of(new Tuning(keys, candidates));
  }

  private void checkApart(Sweep.Block block, List<Dimension> tuned, List<Setting> typed) {
    new Separation(problems).check(block.with(tuned), typed);
    for (Exclusion exclusion : block.exclusions()) {
      for (Setting setting : exclusion.settings()) {
        if (tuned.stream().flatMap(it -> it.settings().stream()).anyMatch(setting::overlaps)) {
          problems.add(
              setting.origin(),
              "sweep.exclude: '"
                  + setting.key()
                  + "' is chosen by tune, so that conditions cannot be left out by it");
        }
      }
    }
  }

  /** Those that follow the largest with which conditions are compared: none is used twice. */
  private List<Long> seeds(Node.Mapping map, List<Long> compared) {
    long last = compared.stream().mapToLong(Long::longValue).max().orElseThrow();
    int count =
        map.find(SEEDS)
            .map(node -> new SeedsReader(PATH + "." + SEEDS, problems).count(node).size())
            .orElse(Math.min(USUAL_SEEDS, compared.size()));
    if (last > Long.MAX_VALUE - count) {
      problems.add(
          map.origin(), PATH + ": there are no seeds after " + last + "; use smaller ones");
      return List.of();
    }
    return LongStream.rangeClosed(last + 1, last + count).boxed().toList();
  }

  private Node crossed(Node swept, Node.Mapping lists) {
    Node.Mapping grid =
        Node.Mapping.of("grid", lists.origin(), merging.axes(Optional.of(lists)).orElseThrow());
    return swept instanceof Node.Sequence blocks
        ? new Node.Sequence(
            swept.origin(),
            blocks.items().stream().map(block -> merging.merge(block, grid)).toList())
        : merging.merge(swept, grid);
  }

  private static Node.Mapping document(Node.Mapping plain, Node crossed, List<Long> seeds) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>(plain.entries());
    Origin origin = entries.get(PATH).value().origin();
    entries.remove(PATH);
    entries.remove("claims");
    entries.put(SWEEP, new Node.Entry(crossed.origin(), crossed));
    List<Node> listed =
        seeds.stream()
            .<Node>map(seed -> new Node.Scalar(origin, Long.toString(seed), true))
            .toList();
    entries.put(SEEDS, new Node.Entry(origin, new Node.Sequence(origin, listed)));
    return new Node.Mapping(plain.origin(), entries);
  }
}
