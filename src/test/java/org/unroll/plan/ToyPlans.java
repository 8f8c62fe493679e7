package org.unroll.plan;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.unroll.config.ConfigurationProblem;
import org.unroll.config.InvalidExperimentException;
import org.unroll.config.RunSpecBinder;
import org.unroll.config.ToyCatalog;

/** Plans experiments made of toys, from text. */
final class ToyPlans {
  static final String SOUND = "dataset: adding\ncell: rnn\nsteps: 10\n";

  private final Path file;
  private final Planner planner;

  ToyPlans(Path folder) {
    this(folder, new ToyCatalog());
  }

  ToyPlans(Path folder, ToyCatalog catalog) {
    this.file = folder.resolve("exp.yaml");
    this.planner =
        new Planner(
            catalog,
            new RunSpecBinder(catalog),
            (spec, data, updates) -> RunSize.UNKNOWN,
            Map.of("UNROLL_SIZE", "16", "UNROLL_WORD", "big", "UNROLL_ODD", "${layers} é"));
  }

  ExperimentPlan plan(String yaml, String... overrides) {
    return plan(yaml.getBytes(StandardCharsets.UTF_8), overrides);
  }

  /** Puts another file beside the experiment's. */
  void file(String name, String yaml) {
    try {
      Path other = file.resolveSibling(name);
      Files.createDirectories(other.getParent());
      Files.writeString(other, yaml);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** The plan's runs of a file with these lines after the sound ones. */
  List<PlannedRun> runs(String lines, String... overrides) {
    return plan(SOUND + lines, overrides).runs();
  }

  PlannedRun run(String lines, String... overrides) {
    return runs(lines, overrides).get(0);
  }

  /** What is said of a file; the folder is left out of the messages. */
  List<String> problems(byte[] yaml, String... overrides) {
    InvalidExperimentException thrown =
        catchThrowableOfType(InvalidExperimentException.class, () -> plan(yaml, overrides));
    return thrown == null
        ? List.of()
        : thrown.problems().stream()
            .map(ConfigurationProblem::toString)
            .map(problem -> problem.replace(file.getParent() + "/", ""))
            .toList();
  }

  List<String> problems(String yaml, String... overrides) {
    return problems(yaml.getBytes(StandardCharsets.UTF_8), overrides);
  }

  private ExperimentPlan plan(byte[] yaml, String... overrides) {
    try {
      Files.write(file, yaml);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return planner.plan(file, List.of(overrides));
  }
}
