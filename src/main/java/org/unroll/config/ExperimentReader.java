package org.unroll.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.RandomStreams;
import org.unroll.text.VisibleText;

/** Reads an experiment file, what it extends, and the command line's changes. */
public final class ExperimentReader {
  private final ComponentCatalog catalog;
  private final LongFunction<RandomStreams> streams;
  private final Map<String, String> environment;

  /**
   * Creates a reader.
   *
   * @param streams the random streams of a seed, for random search
   * @param environment the variables that files may refer to
   */
  public ExperimentReader(
      ComponentCatalog catalog,
      LongFunction<RandomStreams> streams,
      Map<String, String> environment) {
    this.catalog = catalog;
    this.streams = streams;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Reads the file.
   *
   * @param file as it was typed, for messages too
   * @param arguments changes in Hydra's grammar
   * @param problems takes all that is wrong; the settings of the runs are not checked yet
   * @return nothing if the file cannot be read at all
   */
  public Optional<Experiment> read(Path file, List<String> arguments, Problems problems) {
    EnvironmentValues values = new EnvironmentValues(environment);
    List<ExperimentFiles.Source> sources = new ExperimentFiles(values, problems).load(file);
    List<Argument> changes = new ArgumentReader(values, problems).read(arguments);
    return sources.isEmpty()
        ? Optional.empty()
        : Optional.of(experiment(file, sources, changes, problems));
  }

  private Experiment experiment(
      Path file, List<ExperimentFiles.Source> sources, List<Argument> changes, Problems problems) {
    Origin whole = sources.get(sources.size() - 1).root().origin();
    Layering layering = new Layering(catalog, whole, problems);
    sources.forEach(source -> layering.file(source.root()));
    changes.forEach(layering::change);
    Frame frame = layering.frame();
    Node.Scalar stem = new Node.Scalar(Origin.InFile.whole(file.toString()), stem(file), true);
    Node written = frame.find("name").orElse(stem);
    Baseline baseline =
        new Baseline(
            catalog,
            new Locations(catalog, ExperimentFiles.folders(sources)),
            environment.keySet(),
            written instanceof Node.Scalar word ? word : stem,
            whole,
            layering.settings());
    Node name = used(baseline.resolve(written, "name"), stem, problems);
    Node standardSeeds = new Node.Scalar(new Origin.Default(whole), "1", true);
    Node seeds =
        used(
            baseline.resolve(frame.find("seeds").orElse(standardSeeds), "seeds"),
            standardSeeds,
            problems);
    Optional<Node> description =
        frame
            .find("description")
            .map(node -> used(baseline.resolve(node, "description"), stem, problems));
    description.ifPresent(node -> checkDescription(node, problems));
    Node noClaims = new Node.Sequence(new Origin.Default(whole), List.of());
    Node claims =
        used(baseline.resolve(frame.find("claims").orElse(noClaims), "claims"), noClaims, problems);
    Node swept = frame.find("sweep").orElse(Node.Mapping.empty(whole));
    Experiment experiment =
        new Experiment(
            name(name, frame.find("name").isPresent(), problems),
            ExperimentFiles.folder(file),
            baseline,
            new SweepReader(catalog, streams, problems).read(swept, layering.typed()),
            new SeedsReader("seeds", problems).read(seeds),
            new ClaimsReader(catalog, problems).read(claims),
            Optional.empty(),
            document(name, description, frame, baseline.tree(), seeds));
    return experiment.with(
        frame
            .find("tune")
            .flatMap(
                node ->
                    new TuningReader(catalog, streams, problems)
                        .read(node, experiment, swept, layering.typed())));
  }

  /** The value, unless it refers to what does not exist. */
  private static Node used(Node resolved, Node otherwise, Problems problems) {
    if (resolved instanceof Node.Unresolved unresolved) {
      problems.add(unresolved.problem());
      return otherwise;
    }
    return resolved;
  }

  /**
   * @param given whether the file says so, and is not itself called so
   */
  private static String name(Node node, boolean given, Problems problems) {
    if (node instanceof Node.Scalar scalar && ExperimentName.fits(scalar.text())) {
      return scalar.text();
    }
    String fault = "name: " + node.kind() + " is unfit for a folder; use " + ExperimentName.RULE;
    problems.add(
        node.origin(),
        given
            ? fault
            : fault + "; it is the file's name, since the file gives no other: write name: …");
    return "experiment";
  }

  private static void checkDescription(Node node, Problems problems) {
    if (!(node instanceof Node.Scalar text)) {
      problems.add(node.origin(), "description: must be text, not " + node.kind());
    } else {
      VisibleText.hidden(text.text().replaceAll("[\n\t]", ""))
          .ifPresent(
              character ->
                  problems.add(
                      node.origin(), "description: " + NodeConversion.cannotBeSeen(character)));
    }
  }

  private static Node.Mapping document(
      Node name, Optional<Node> description, Frame frame, Node.Mapping settings, Node seeds) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    entries.put("name", new Node.Entry(name.origin(), name));
    description.ifPresent(
        node -> entries.put("description", new Node.Entry(node.origin(), escaped(node))));
    entries.putAll(settings.entries());
    frame
        .find("sweep")
        .ifPresent(sweep -> entries.put("sweep", new Node.Entry(sweep.origin(), sweep)));
    frame.find("tune").ifPresent(tune -> entries.put("tune", new Node.Entry(tune.origin(), tune)));
    entries.put("seeds", new Node.Entry(seeds.origin(), seeds));
    frame
        .find("claims")
        .ifPresent(claims -> entries.put("claims", new Node.Entry(claims.origin(), claims)));
    return new Node.Mapping(settings.origin(), entries);
  }

  /** Text that is resolved already must survive being read again. */
  private static Node escaped(Node node) {
    return node instanceof Node.Scalar text
        ? new Node.Scalar(text.origin(), InterpolatedText.escape(text.text()), text.plain())
        : node;
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
  }
}
