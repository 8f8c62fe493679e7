package org.unroll.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.Dataset;
import org.unroll.config.Experiment;
import org.unroll.config.ExperimentReader;
import org.unroll.config.InvalidExperimentException;
import org.unroll.config.Node;
import org.unroll.config.Problems;
import org.unroll.config.RunSpec;
import org.unroll.config.RunSpecBinder;
import org.unroll.config.RunSpecText;

/** Turns an experiment file into the list of its runs, or into the list of its problems. */
public final class Planner {
  private static final int MOST_RUNS = 100_000;

  private final ComponentCatalog catalog;
  private final RunSpecBinder binder;
  private final ExperimentReader reader;
  private final RunSpecText text;

  public Planner(ComponentCatalog catalog, RunSpecBinder binder) {
    this(catalog, binder, System.getenv());
  }

  /**
   * Creates a planner.
   *
   * @param environment the variables that experiment files may refer to
   */
  Planner(ComponentCatalog catalog, RunSpecBinder binder, Map<String, String> environment) {
    this.catalog = catalog;
    this.binder = binder;
    this.reader = new ExperimentReader(catalog, SeededStreams::new, environment);
    this.text = new RunSpecText(catalog);
  }

  /** A condition with its configuration and the digest of its data. */
  private record Bound(Condition condition, RunSpec spec, String fingerprint) {}

  /**
   * Plans an experiment.
   *
   * @param file as it was typed; messages name it so
   * @param overrides changes in Hydra's grammar, later ones winning
   * @throws InvalidExperimentException with everything that is wrong
   */
  public ExperimentPlan plan(Path file, List<String> overrides) {
    Problems problems = new Problems();
    return plan(reader.read(file, overrides, problems), problems);
  }

  /**
   * Plans an experiment once more from what {@link ExperimentPlan#source} said of it.
   *
   * @param resolved the file that holds it
   * @param folder the folder that relative paths start from, wherever the file lies
   * @throws InvalidExperimentException with everything that is wrong
   */
  public ExperimentPlan planAgain(Path resolved, Path folder) {
    Problems problems = new Problems();
    return plan(
        reader.read(resolved, List.of(), problems).map(experiment -> experiment.in(folder)),
        problems);
  }

  private ExperimentPlan plan(Optional<Experiment> read, Problems problems) {
    List<Condition> conditions =
        read.map(experiment -> new Conditions(experiment, problems).all()).orElse(List.of());
    List<PlannedClaim> claims =
        read.map(experiment -> new ClaimPlanner(experiment, conditions, problems).all())
            .orElse(List.of());
    List<Bound> bound =
        read.map(experiment -> bind(experiment, conditions, problems)).orElse(List.of());
    problems.throwIfAny();
    Experiment experiment = read.orElseThrow();
    return new ExperimentPlan(
        experiment.name(),
        experiment.folder(),
        experiment.sweep().axes(),
        runs(bound, experiment.seeds()),
        new ResolvedSource().of(experiment),
        bound.stream().map(Bound::condition).map(ResolvedCondition::of).toList(),
        claims);
  }

  private List<Bound> bind(Experiment experiment, List<Condition> conditions, Problems problems) {
    if ((long) conditions.size() * experiment.seeds().size() > MOST_RUNS) {
      problems.add(
          experiment.sweep().origin(),
          "conditions times seeds make more than " + MOST_RUNS + " runs");
      return List.of();
    }
    MeasurableMetrics metrics =
        new MeasurableMetrics(catalog, experiment.claims(), experiment.folder(), problems);
    Map<Dataset, String> fingerprints = new HashMap<>();
    List<Bound> bound = new ArrayList<>();
    for (Condition condition : conditions) {
      if (problems.isFull()) {
        break;
      }
      Node.Mapping settings = condition.settings();
      Optional<RunSpec> spec = binder.bind(settings, experiment.folder(), problems);
      if (spec.isPresent() && problems.isEmpty()) {
        Dataset dataset = spec.get().dataset();
        try {
          String fingerprint =
              fingerprints.computeIfAbsent(dataset, data -> data.fingerprint(experiment.folder()));
          bound.add(new Bound(condition, spec.get(), fingerprint));
          metrics.check(condition, spec.get());
        } catch (RuntimeException unreadable) {
          problems.add(
              settings.find("dataset").orElse(settings).origin(),
              "dataset: its data cannot be read: " + unreadable.getMessage());
        }
      }
    }
    return bound;
  }

  private List<PlannedRun> runs(List<Bound> conditions, List<Long> seeds) {
    RunIds ids = new RunIds(catalog, binder);
    List<PlannedRun> runs = new ArrayList<>();
    for (Bound bound : conditions) {
      String configuration = text.of(bound.spec());
      RunIds.Identity identity = ids.of(bound.spec(), bound.fingerprint());
      for (long seed : seeds) {
        runs.add(
            new PlannedRun(
                bound.condition().slug(),
                bound.condition().arm(),
                bound.condition().axes(),
                seed,
                identity.id(seed),
                bound.spec(),
                configuration));
      }
    }
    return runs;
  }
}
