package org.unroll.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.Dataset;
import org.unroll.api.OtherVersion;
import org.unroll.config.Experiment;
import org.unroll.config.ExperimentReader;
import org.unroll.config.InvalidExperimentException;
import org.unroll.config.Node;
import org.unroll.config.Origin;
import org.unroll.config.PlacedRemark;
import org.unroll.config.Problems;
import org.unroll.config.RunSpec;
import org.unroll.config.RunSpecBinder;
import org.unroll.config.RunSpecText;
import org.unroll.config.Setting;
import org.unroll.config.Tuning;
import org.unroll.format.Notice;

/** Turns an experiment file into the list of its runs, or into the list of its problems. */
public final class Planner {
  private static final int MOST_RUNS = 100_000;

  private final ComponentCatalog catalog;
  private final RunSpecBinder binder;
  private final ExperimentReader reader;
  private final RunSpecText text;
  private final RunIds ids;
  private final PartVersions versions;
  private final SizeEstimator sizes;

  /**
   * Creates a planner.
   *
   * @param sizes tells what runs need
   */
  public Planner(ComponentCatalog catalog, RunSpecBinder binder, SizeEstimator sizes) {
    this(catalog, binder, sizes, System.getenv());
  }

  /**
   * Creates a planner.
   *
   * @param environment the variables that experiment files may refer to
   */
  Planner(
      ComponentCatalog catalog,
      RunSpecBinder binder,
      SizeEstimator sizes,
      Map<String, String> environment) {
    this.sizes = sizes;
    this.catalog = catalog;
    this.binder = binder;
    this.reader = new ExperimentReader(catalog, SeededStreams::new, environment);
    this.text = new RunSpecText(catalog);
    this.ids = new RunIds(catalog, binder);
    this.versions = new PartVersions(catalog);
  }

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
    if (read.isEmpty()) {
      problems.throwIfAny();
    }
    Experiment experiment = read.orElseThrow();
    List<Condition> conditions = new Conditions(experiment, problems).all();
    if (experiment.tuning().isPresent()) {
      Tuning tuning = experiment.tuning().get();
      // What is wrong with its conditions is wrong with those without candidates, and told there.
      List<Condition> candidates = new Conditions(tuning.candidates(), new Problems()).all();
      List<PlannedClaim> claims =
          new ClaimPlanner(
                  experiment,
                  conditions,
                  (one, other) -> false,
                  (one, other) -> false,
                  (metric, one, other) -> Optional.empty(),
                  problems)
              .all();
      List<BoundCondition> bound = bind(experiment, candidates, problems);
      List<Notice> notices = notices(bound, new ComparedNetworks(bound, ids, catalog), problems);
      refuseTunedJudges(tuning, bound, problems);
      problems.throwIfAny();
      ResolvedSource source = new ResolvedSource(candidates);
      PlannedTuning tried =
          tuning(experiment, source.within(tuning.candidates()), conditions, bound);
      return plan(experiment, source.of(experiment), List.of(), tuning::chooses, claims)
          .after(tried)
          .telling(notices.stream().map(tried::ofCompared).toList());
    }
    List<BoundCondition> bound = bind(experiment, conditions, problems);
    ComparedNetworks networks = new ComparedNetworks(bound, ids, catalog);
    ComparedLosses losses = new ComparedLosses(bound, catalog);
    ComparedMetrics metrics = new ComparedMetrics(bound, new RunMetrics(catalog, binder));
    List<PlannedClaim> claims =
        new ClaimPlanner(
                experiment, conditions, networks::same, losses::unlike, metrics::fault, problems)
            .all();
    metrics.checkShared(ids, problems);
    List<Notice> notices = notices(bound, networks, problems);
    notices.addAll(losses.notices());
    notices.addAll(metrics.notices());
    problems.throwIfAny();
    String source = new ResolvedSource(conditions).of(experiment);
    return plan(experiment, source, bound, setting -> false, claims).telling(notices);
  }

  /** What trials are judged by must be the same in all of them. */
  private static void refuseTunedJudges(
      Tuning tuning, List<BoundCondition> bound, Problems problems) {
    for (String judge : List.of("loss", "metrics", "evaluate.best")) {
      tuning.keys().stream()
          .filter(key -> key.equals(judge) || key.startsWith(judge + "."))
          .findFirst()
          .ifPresent(
              key ->
                  problems.add(
                      tuning.candidates().sweep().origin(),
                      "tune: "
                          + key
                          + " cannot be chosen by values on the validation split, which it decides"
                          + " itself"));
    }
    if (bound.stream().map(each -> each.spec().evaluate().bestMetric()).distinct().count() > 1
        && problems.isEmpty()) {
      problems.add(
          tuning.candidates().sweep().origin(),
          "tune: conditions are judged by different metrics; let evaluate.best be the same in all of"
              + " them");
    }
  }

  private static List<Notice> notices(
      List<BoundCondition> bound, ComparedNetworks networks, Problems problems) {
    List<Notice> notices = new ArrayList<>(SettingNotices.of(bound));
    notices.addAll(networks.check(problems));
    return notices;
  }

  private ExperimentPlan plan(
      Experiment experiment,
      String source,
      List<BoundCondition> bound,
      Predicate<Setting> tuned,
      List<PlannedClaim> claims) {
    List<PlannedRun> runs =
        bound.stream().flatMap(each -> runs(each, each.condition(), experiment.seeds())).toList();
    Map<Origin, String> axes = experiment.sweep().sides();
    return new ExperimentPlan(
        experiment.name(),
        experiment.folder(),
        experiment.sweep().axes(),
        runs,
        source,
        bound.stream().map(each -> ResolvedCondition.of(each.condition(), axes, tuned)).toList(),
        claims,
        Optional.empty(),
        List.of());
  }

  /** Each condition with those of its candidates: the same but for what is chosen. */
  private PlannedTuning tuning(
      Experiment experiment,
      String source,
      List<Condition> conditions,
      List<BoundCondition> bound) {
    Tuning tuning = experiment.tuning().orElseThrow();
    Map<Origin, String> axes = tuning.candidates().sweep().sides();
    Map<List<String>, List<BoundCondition>> candidates =
        bound.stream()
            .collect(groupingBy(each -> each.condition().identityWithout(tuning::chooses)));
    List<PlannedTuning.Candidate> all = new ArrayList<>();
    for (Condition condition : conditions) {
      for (BoundCondition candidate : candidates.get(condition.identityWithout(tuning::chooses))) {
        all.add(
            new PlannedTuning.Candidate(
                condition.slug(),
                runs(candidate, candidate.condition(), tuning.candidates().seeds()).toList(),
                runs(candidate, condition, experiment.seeds()).toList(),
                ResolvedCondition.of(candidate.condition(), axes, tuning::chooses)
                    .as(condition.slug())));
      }
    }
    return new PlannedTuning(
        tuning.keys(), plan(tuning.candidates(), source, bound, tuning::chooses, List.of()), all);
  }

  private List<BoundCondition> bind(
      Experiment experiment, List<Condition> conditions, Problems problems) {
    int seeds =
        Math.max(
            experiment.seeds().size(),
            experiment.tuning().map(tuning -> tuning.candidates().seeds().size()).orElse(0));
    if ((long) conditions.size() * seeds > MOST_RUNS) {
      problems.add(
          experiment.sweep().origin(),
          "conditions times seeds make more than " + MOST_RUNS + " runs");
      return List.of();
    }
    PlannedData data = new PlannedData(experiment.folder());
    MetricCheck metrics =
        new MetricCheck(
            catalog, new RunMetrics(catalog, binder), experiment.claims(), data, problems);
    LossCheck losses = new LossCheck(catalog, binder, data, problems);
    ReadoutCheck readouts = new ReadoutCheck(catalog, data, problems);
    ContextRemarks contexts = new ContextRemarks(catalog, data);
    // What only the data tells is of use once all else is right, and then of every condition.
    Problems late = new Problems();
    SizedRuns sized = new SizedRuns(sizes, data, catalog, late);
    Map<Dataset, String> fingerprints = new HashMap<>();
    List<BoundCondition> bound = new ArrayList<>();
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
              fingerprints.computeIfAbsent(dataset, read -> read.fingerprint(experiment.folder()));
          RunSpec run = spec.get();
          Optional<RunSize> size = sized.size(condition, run);
          if (size.isPresent()) {
            List<PlacedRemark> remarks = new ArrayList<>(binder.remarks(settings, run));
            contexts.of(run).forEach(remark -> remarks.add(binder.placed(settings, remark)));
            bound.add(
                new BoundCondition(
                    condition,
                    run,
                    fingerprint,
                    size.get(),
                    metrics.check(condition, run),
                    remarks));
            losses.check(condition, run);
            readouts.check(condition, run);
          }
        } catch (LinkageError otherVersion) {
          problems.add(
              settings.find("dataset").orElse(settings).origin(),
              catalog.nameOf(dataset) + ": " + OtherVersion.words(otherVersion));
        } catch (RuntimeException unreadable) {
          problems.add(
              settings.find("dataset").orElse(settings).origin(),
              "dataset: its data cannot be read: " + unreadable.getMessage());
        }
      }
    }
    if (problems.isEmpty()) {
      late.inOrder().forEach(problem -> problems.add(problem.origin(), problem.message()));
    }
    return bound;
  }

  private Stream<PlannedRun> runs(BoundCondition bound, Condition condition, List<Long> seeds) {
    String configuration = text.of(bound.spec());
    RunIds.Identity identity = ids.of(bound.spec(), bound.fingerprint());
    List<RunIds.Former> former = ids.former(bound.spec(), bound.fingerprint());
    SortedMap<String, Integer> partVersions = versions.of(bound.spec());
    return seeds.stream()
        .map(
            seed ->
                new PlannedRun(
                    condition.slug(),
                    condition.arm(),
                    condition.axes(),
                    seed,
                    identity.id(seed),
                    bound.spec(),
                    bound.size(),
                    bound.metrics(),
                    configuration,
                    partVersions,
                    former.stream()
                        .collect(toMap(each -> each.identity().id(seed), RunIds.Former::made))));
  }
}
