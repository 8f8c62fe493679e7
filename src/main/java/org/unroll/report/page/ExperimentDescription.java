package org.unroll.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.unroll.format.ExperimentFolder;
import org.unroll.report.NoResultsException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads what {@code experiment.yaml} says under {@code description}. */
final class ExperimentDescription {
  private ExperimentDescription() {}

  /**
   * The text; nothing if there is no such file, or no description in it.
   *
   * @throws NoResultsException if the file cannot be read
   */
  static Optional<String> read(ExperimentFolder folder) {
    if (!Files.exists(folder.experiment())) {
      return Optional.empty();
    }
    try {
      Object experiment =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(Files.readString(folder.experiment()));
      return experiment instanceof Map<?, ?> keys
          ? Optional.ofNullable(keys.get("description")).map(Object::toString).map(String::strip)
          : Optional.empty();
    } catch (IOException | YAMLException unreadable) {
      throw new NoResultsException(
          "cannot read " + folder.experiment() + ": " + unreadable.getMessage());
    }
  }
}
