package org.unroll.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.ComponentCatalog;

/** Reads an experiment file and lays the command line's overrides over it. */
public final class ExperimentReader {
  private final ComponentCatalog catalog;
  private final Layers layers;

  public ExperimentReader(ComponentCatalog catalog) {
    this.catalog = catalog;
    this.layers = new Layers(catalog);
  }

  /**
   * Reads the file.
   *
   * @param file as it was typed, for messages too
   * @param arguments {@code key=value} overrides
   * @param problems takes all that is wrong; the settings of the runs are not checked yet
   * @return nothing if the file cannot be read at all
   */
  public Optional<Experiment> read(Path file, List<String> arguments, Problems problems) {
    Optional<Node> root =
        new SourceText(problems)
            .load(file)
            .flatMap(
                text -> new YamlReader(Placement.inFile(file.toString()), problems).read(text));
    List<Overrides.Assignment> overrides = new Overrides(problems).read(arguments);
    return root.flatMap(node -> asMap(node, problems))
        .map(map -> experiment(file, map, overrides, problems));
  }

  private static Optional<Node.Mapping> asMap(Node node, Problems problems) {
    if (node instanceof Node.Mapping map) {
      return Optional.of(map);
    } else if (node.isNull()) {
      return Optional.of(Node.Mapping.empty(node.origin()));
    }
    problems.add(node.origin(), "an experiment is a map of settings, not " + node.kind());
    return Optional.empty();
  }

  private Experiment experiment(
      Path file, Node.Mapping root, List<Overrides.Assignment> overrides, Problems problems) {
    SettingsReader settings = new SettingsReader(catalog, problems);
    Node.Mapping frame = part(root, true);
    Node.Mapping baseline =
        layers.apply(Node.Mapping.empty(root.origin()), settings.read(part(root, false)));
    for (Overrides.Assignment override : overrides) {
      if (isFrame(override.key())) {
        frame = Merging.union(frame, framed(override));
      } else {
        baseline = layers.apply(baseline, settings.read(override.key(), override.entry()));
      }
    }
    Node standardSeeds = new Node.Scalar(new Origin.Default(root.origin()), "1", true);
    Node seeds = frame.find("seeds").orElse(standardSeeds);
    Node name =
        frame
            .find("name")
            .orElse(new Node.Scalar(Origin.InFile.whole(file.toString()), stem(file), true));
    checkDescription(frame, problems);
    return new Experiment(
        name(name, problems),
        folder(file),
        baseline,
        frame
            .find("sweep")
            .map(new SweepReader(catalog, problems)::read)
            .orElse(new Sweep(root.origin(), List.of(), List.of())),
        new SeedsReader(problems).read(seeds),
        document(name, frame, baseline, seeds));
  }

  /** The experiment's own keys, or the settings of its runs. */
  private static Node.Mapping part(Node.Mapping root, boolean frame) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>(root.entries());
    entries.keySet().removeIf(key -> isFrame(key) != frame);
    return new Node.Mapping(root.origin(), entries);
  }

  private static boolean isFrame(String key) {
    return KeyAdvice.EXPERIMENT_KEYS.contains(key) || key.startsWith("sweep.");
  }

  /** {@code sweep.grid.a.b=…} sets the grid's key a.b; {@code sweep.arms.x.a.b=…} that arm's. */
  private static Node.Mapping framed(Overrides.Assignment override) {
    List<String> names = Arrays.asList(override.key().split("\\."));
    int nested = names.size() > 1 && names.get(1).equals("arms") ? 3 : 2;
    List<Setting.Key> path = new ArrayList<>();
    names.stream()
        .limit(nested)
        .forEach(name -> path.add(new Setting.Key(name, override.entry().key())));
    if (names.size() > nested) {
      String rest = String.join(".", names.subList(nested, names.size()));
      path.add(new Setting.Key(rest, override.entry().key()));
    }
    return new Setting(path, override.entry().value()).asMapping();
  }

  private static String name(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar && ExperimentName.fits(scalar.text())) {
      return scalar.text();
    }
    problems.add(
        node.origin(),
        "name: " + node.kind() + " is unfit for a folder; use " + ExperimentName.RULE);
    return "experiment";
  }

  private static void checkDescription(Node.Mapping frame, Problems problems) {
    frame
        .find("description")
        .filter(node -> !(node instanceof Node.Scalar))
        .ifPresent(
            node -> problems.add(node.origin(), "description: must be text, not " + node.kind()));
  }

  private static Node.Mapping document(
      Node name, Node.Mapping frame, Node.Mapping baseline, Node seeds) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    entries.put("name", new Node.Entry(name.origin(), name));
    Optional.ofNullable(frame.entries().get("description"))
        .ifPresent(entry -> entries.put("description", entry));
    entries.putAll(baseline.entries());
    Optional.ofNullable(frame.entries().get("sweep"))
        .ifPresent(entry -> entries.put("sweep", entry));
    entries.put("seeds", new Node.Entry(seeds.origin(), seeds));
    return new Node.Mapping(baseline.origin(), entries);
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }
}
