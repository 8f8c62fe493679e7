package org.unroll.config;

import java.nio.file.Path;
import java.util.Optional;

/** Reads the resolved configuration of one run back. */
public final class RunSpecReader {
  private final RunSpecBinder binder;

  public RunSpecReader(RunSpecBinder binder) {
    this.binder = binder;
  }

  /**
   * Reads the configuration that {@link RunSpecText} wrote.
   *
   * @param nameForMessages what to call the text when something is wrong with it
   * @param folder the folder that relative paths start from
   * @throws InvalidExperimentException if it is no configuration of a run
   */
  public RunSpec read(String yaml, String nameForMessages, Path folder) {
    Problems problems = new Problems();
    Optional<RunSpec> spec =
        new YamlReader(Placement.inFile(nameForMessages), problems)
            .read(yaml)
            .flatMap(node -> bind(node, folder, problems));
    problems.throwIfAny();
    return spec.orElseThrow();
  }

  private Optional<RunSpec> bind(Node node, Path folder, Problems problems) {
    if (node instanceof Node.Mapping settings) {
      return binder.bind(settings, folder, problems);
    }
    problems.add(node.origin(), "must be a map of settings, not " + node.kind());
    return Optional.empty();
  }
}
