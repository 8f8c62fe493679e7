package org.unroll.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.ComponentCatalog;

/** Lays what files and arguments say of the experiment as a whole over one another. */
final class Frame {
  private static final String SWEEP = "sweep";
  private static final String TUNE = "tune";
  private static final String GRID = "grid";

  /** What names or describes one file, and so is not another's. */
  private static final List<String> OWN = List.of("name", "description", ExperimentFiles.EXTENDS);

  /** Parts of a sweep in which the keys of settings stand one map deeper than in a grid. */
  private static final List<String> DEEPER = List.of("arms", "random");

  private final SweepMerging sweeps;
  private final Problems problems;
  private Node.Mapping entries;

  Frame(ComponentCatalog catalog, Origin origin, Problems problems) {
    this.sweeps = new SweepMerging(catalog, problems);
    this.problems = problems;
    this.entries = Node.Mapping.empty(origin);
  }

  /** Whether a dotted key is about the experiment as a whole. */
  static boolean has(String key) {
    return KeyAdvice.EXPERIMENT_KEYS.contains(key)
        || List.of(SWEEP, TUNE).contains(DottedKey.names(key).get(0));
  }

  Optional<Node> find(String key) {
    return entries.find(key);
  }

  /** A file's own keys over those of the files it extends. */
  void over(Node.Mapping root) {
    Map<String, Node.Entry> kept = new LinkedHashMap<>(entries.entries());
    OWN.forEach(kept::remove);
    root.entries()
        .forEach(
            (key, entry) -> {
              if (has(key)) {
                kept.merge(key, entry, (below, above) -> merged(key, below, above));
              }
            });
    entries = new Node.Mapping(root.origin(), kept);
  }

  private Node.Entry merged(String key, Node.Entry below, Node.Entry above) {
    return switch (key) {
      case SWEEP -> new Node.Entry(above.key(), sweeps.merge(below.value(), above.value()));
      case TUNE -> new Node.Entry(above.key(), sweeps.mergeLists(below.value(), above.value()));
      default -> above;
    };
  }

  /**
   * {@code seeds=3}, {@code sweep.grid.a.b=[1, 2]}, {@code sweep.arms.x.a.b=1}, {@code
   * tune.a.b=[1]}.
   */
  void set(Argument.Assignment change) {
    if (change.key().equals(ExperimentFiles.EXTENDS)) {
      problems.add(change.origin(), "extends belongs in a file; the command line cannot set it");
    } else if (sweepIsAList() && change.key().startsWith(SWEEP + ".")) {
      problems.add(
          change.origin(),
          "sweep is a list of sweeps ("
              + entries.find(SWEEP).orElseThrow().origin().describe()
              + "), of which this names none; change the file");
    } else {
      String first = DottedKey.names(change.key()).get(0);
      Node value = nested(change.key(), change.entry()).find(first).orElseThrow();
      Map<String, Node.Entry> changed = new LinkedHashMap<>(entries.entries());
      Node.Entry entry = new Node.Entry(change.origin(), value);
      changed.merge(first, entry, (below, above) -> merged(first, below, above));
      entries = new Node.Mapping(entries.origin(), changed);
    }
  }

  /** {@code sweep.grid.a.b=…} sets the grid's key a.b; {@code sweep.arms.x.a.b=…} that arm's. */
  private static Node.Mapping nested(String key, Node.Entry entry) {
    List<String> names = DottedKey.names(key);
    int nested = names.size() > 1 && DEEPER.contains(names.get(1)) ? 3 : 2;
    nested = names.get(0).equals(TUNE) ? 1 : nested;
    List<String> maps = new ArrayList<>(names.subList(0, Math.min(nested, names.size())));
    if (names.size() > nested) {
      maps.add(DottedKey.of(names.subList(nested, names.size())));
    }
    Collections.reverse(maps);
    Node value = entry.value();
    for (String map : maps) {
      value = Node.Mapping.of(map, entry.key(), value);
    }
    return (Node.Mapping) value;
  }

  /** {@code key=a,b}: one more key of the grid, of each grid where there are several. */
  void vary(Argument.Variation change) {
    Node sweep = entries.find(SWEEP).orElse(Node.Mapping.empty(change.origin()));
    Node varied =
        sweep instanceof Node.Sequence blocks
            ? new Node.Sequence(
                sweep.origin(),
                blocks.items().stream().map(block -> varied(block, change)).toList())
            : varied(sweep, change);
    Map<String, Node.Entry> changed = new LinkedHashMap<>(entries.entries());
    Origin key =
        Optional.ofNullable(entries.entries().get(SWEEP))
            .map(Node.Entry::key)
            .orElse(change.origin());
    changed.put(SWEEP, new Node.Entry(key, varied));
    entries = new Node.Mapping(entries.origin(), changed);
  }

  private Node varied(Node block, Argument.Variation change) {
    Node axis =
        Node.Mapping.of(
            GRID, change.origin(), Node.Mapping.of(change.key(), change.origin(), change.list()));
    Optional<Node> swept =
        sweeps.axes(DottedKey.find(block, List.of(GRID))).flatMap(grid -> grid.find(change.key()));
    if (swept.isPresent() && !(swept.get().origin() instanceof Origin.Argument)) {
      problems.add(
          change.origin(),
          "'"
              + change.key()
              + "' is swept by the file ("
              + swept.get().origin().describe()
              + "); write sweep.grid."
              + change.key()
              + "=["
              + new FlowText().items(change.list())
              + "] to give it other values");
      return block;
    }
    return sweeps.merge(block, axis);
  }

  /** {@code ~seeds}, {@code ~sweep.arms.x}: whether there was anything to take back. */
  boolean remove(Argument.Removal change) {
    Optional<Node.Mapping> without = NodeRemoval.without(entries, DottedKey.names(change.key()));
    without.ifPresent(less -> entries = less);
    return without.isPresent();
  }

  private boolean sweepIsAList() {
    return entries.find(SWEEP).filter(Node.Sequence.class::isInstance).isPresent();
  }
}
