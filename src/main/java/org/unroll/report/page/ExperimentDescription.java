package org.unroll.report.page;

import java.util.Map;
import java.util.Optional;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.ResultFile;
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
    ResultFile file = new ResultFile(folder.experiment());
    if (!file.exists()) {
      return Optional.empty();
    }
    try {
      Object experiment = new Yaml(new SafeConstructor(new LoaderOptions())).load(file.text());
      return experiment instanceof Map<?, ?> keys
          ? Optional.ofNullable(keys.get("description")).map(Object::toString).map(String::strip)
          : Optional.empty();
    } catch (YAMLException unreadable) {
      throw new NoResultsException(
          "cannot read " + folder.experiment() + ": " + unreadable.getMessage());
    }
  }
}
