package org.unroll.launch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.MetricColumn;
import org.unroll.format.RunManifest;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.plan.PlannedTuning;
import org.unroll.record.RecordedRuns;
import org.unroll.record.TuningList;

/** What the trials of a tuning say, as far as they are done: a function of plan and files. */
public final class TuningResults {
  private final PlannedTuning tuning;
  private final RecordedRuns recorded;

  /**
   * Reads the trials.
   *
   * @param experiment the folder of the experiment, in which theirs lies
   */
  public TuningResults(PlannedTuning tuning, ExperimentFolder experiment) {
    this.tuning = tuning;
    this.recorded = new RecordedRuns(experiment.trials(), PlanEntries.entries(tuning.trials()));
  }

  /** The plan with what was chosen; as it is if nothing is tuned, or trials are not finished. */
  public static ExperimentPlan settled(ExperimentPlan plan, ExperimentFolder folder) {
    return plan.tuning()
        .map(tuning -> new TuningResults(tuning, folder))
        .filter(results -> results.finished(manifest -> false))
        .map(results -> plan.with(results.chosen().stream().map(TuningScore::candidate).toList()))
        .orElse(plan);
  }

  /**
   * Whether every trial has its result.
   *
   * @param again which of them do not count, because they will be made again
   */
  public boolean finished(Predicate<RunManifest> again) {
    return recorded.distinct().stream()
        .allMatch(
            run ->
                recorded
                    .manifestOf(run.id())
                    .filter(manifest -> manifest.status().finished() && !again.test(manifest))
                    .isPresent());
  }

  /** The best candidate of each condition, in plan order; the first listed of several. */
  public List<TuningScore> chosen() {
    Collection<List<PlannedTuning.Candidate>> conditions =
        tuning.candidates().stream()
            .collect(groupingBy(PlannedTuning.Candidate::condition, LinkedHashMap::new, toList()))
            .values();
    List<TuningScore> chosen = new ArrayList<>();
    for (List<PlannedTuning.Candidate> candidates : conditions) {
      TuningScore best = null;
      for (PlannedTuning.Candidate candidate : candidates) {
        TuningScore score = score(candidate);
        best = best == null || score.isBetterThan(best) ? score : best;
      }
      chosen.add(best);
    }
    return chosen;
  }

  private TuningScore score(PlannedTuning.Candidate candidate) {
    return TuningScore.of(
        candidate,
        column(tuning),
        candidate.trials().stream()
            .map(run -> recorded.manifestOf(run.id()).orElseThrow())
            .toList());
  }

  /** Writes {@code tuning.csv} into an experiment's folder. */
  public void list(ExperimentFolder target) {
    TuningList.write(target, tuning.keys(), column(tuning), rows());
  }

  /** The column of {@code runs.csv} by which trials are judged. */
  public static String column(PlannedTuning tuning) {
    return new MetricColumn(MetricColumn.Moment.BEST_VALIDATION, tuning.metric()).column();
  }

  /** The rows of {@code tuning.csv}, in plan order. */
  List<TuningList.Row> rows() {
    boolean settled = finished(manifest -> false);
    List<PlannedTuning.Candidate> best =
        settled ? chosen().stream().map(TuningScore::candidate).toList() : List.of();
    List<TuningList.Row> rows = new ArrayList<>();
    for (PlannedTuning.Candidate candidate : tuning.candidates()) {
      List<String> values = tuning.keys().stream().map(candidate::value).toList();
      for (PlannedRun run : candidate.trials()) {
        rows.add(
            new TuningList.Row(
                candidate.condition(),
                values,
                run.seed(),
                run.id(),
                recorded.of(run.id()),
                recorded
                    .manifestOf(run.id())
                    .map(manifest -> manifest.metrics().get(column(tuning))),
                settled ? Optional.of(best.contains(candidate)) : Optional.empty()));
      }
    }
    return rows;
  }
}
