package org.unroll.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unroll.config.Experiment;
import org.unroll.config.Node;
import org.unroll.config.Origin;
import org.unroll.config.YamlWriter;

/** Writes an experiment down as it was understood, with where each value came from. */
final class ResolvedSource {
  private final SweptPaths paths;
  private final YamlWriter writer = new YamlWriter(node -> Optional.of(place(node)));

  /**
   * @param conditions all that there are, those of a tuning with every candidate
   */
  ResolvedSource(List<Condition> conditions) {
    this.paths = new SweptPaths(conditions);
  }

  /** The same without where values came from: from an experiment that says so itself. */
  String within(Experiment experiment) {
    return new YamlWriter(node -> Optional.empty()).write(document(experiment));
  }

  String of(Experiment experiment) {
    return writer.write(document(experiment));
  }

  private Node.Mapping document(Experiment experiment) {
    return (Node.Mapping) paths.in(experiment.document());
  }

  private static String place(Node node) {
    Origin origin =
        node instanceof Node.Mapping mapping
            ? mapping.find(Node.TYPE).orElse(node).origin()
            : node.origin();
    if (origin instanceof Origin.InFile place) {
      // The file's name alone: results must not tell where on a disk they were made.
      String file = String.valueOf(Path.of(place.file()).getFileName());
      return new Origin.InFile(file, place.line(), place.column()).describe();
    }
    return origin instanceof Origin.Argument ? "command line" : "default";
  }
}
