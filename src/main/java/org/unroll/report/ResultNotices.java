package org.unroll.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.api.MetricDescription;
import org.unroll.format.MetricColumn;
import org.unroll.format.Notice;
import org.unroll.format.RunFolder;
import org.unroll.format.RunStatus;

/** What the results of runs show that a reader of tables alone would miss. */
final class ResultNotices {
  private static final String FINAL_TRAIN_LOSS =
      new MetricColumn(MetricColumn.Moment.FINAL_TRAIN, MetricDescription.LOSS.name()).column();
  private final List<ConditionResults> conditions;
  private final boolean listed;

  /**
   * @param listed whether it is known what {@code runs.csv} should hold
   */
  ResultNotices(List<ConditionResults> conditions, boolean listed) {
    this.conditions = conditions;
    this.listed = listed;
  }

  /** The notices of an experiment, those about claims last. */
  List<Notice> of(List<JudgedClaim> claims) {
    List<Notice> notices = new ArrayList<>();
    conditions.forEach(condition -> guessing(condition, notices));
    alike(notices);
    conditions.forEach(condition -> replicates(condition, notices));
    claims.forEach(claim -> unmeasured(claim, notices));
    files(notices);
    return notices;
  }

  /** What cannot be known of the files. */
  private void files(List<Notice> notices) {
    List<RunResult> finished =
        conditions.stream()
            .flatMap(condition -> condition.runs().stream())
            .filter(run -> run.status().finished())
            .toList();
    long unnoted = finished.stream().filter(run -> !run.files().noted()).count();
    if (unnoted > 0) {
      notices.add(
          Notice.ofResults(
              Notice.Kind.DOUBTFUL,
              List.of(),
              unnoted
                  + " of "
                  + finished.size()
                  + " finished runs were made by a version of unroll that noted no SHA-256: of their"
                  + " files no more than the form is checked"));
    }
    if (!finished.isEmpty() && !listed) {
      notices.add(
          Notice.ofResults(
              Notice.Kind.DOUBTFUL,
              List.of(),
              "checkpoint/runs.csv.sha256 is missing: whether runs.csv and the other lists are as they"
                  + " were written cannot be checked; './unroll resume' writes them again"));
    }
    long behind = finished.stream().filter(run -> !run.listed().finished()).count();
    if (behind > 0) {
      notices.add(
          Notice.ofResults(
              Notice.Kind.DOUBTFUL,
              List.of(),
              "runs.csv does not have the results of "
                  + behind
                  + " finished runs yet; they are taken from run.json, and './unroll resume' brings"
                  + " the list up to date"));
    }
  }

  /** Runs that end no better than an answer that looks at no input. */
  private static void guessing(ConditionResults condition, List<Notice> notices) {
    List<RunResult> completed = completed(condition);
    long worse =
        completed.stream()
            .filter(
                run ->
                    value(run, MetricColumn.FINAL_VALIDATION_LOSS.column())
                        >= value(run, MetricColumn.BASELINE_LOSS))
            .count();
    if (worse > 0) {
      String guess = condition.guess().map(Guess::lossText).orElseThrow();
      notices.add(
          Notice.ofResults(
              Notice.Kind.DOUBTFUL,
              List.of(condition.condition()),
              "final validation loss no better than guessing ("
                  + guess
                  + ") in "
                  + worse
                  + " of "
                  + completed.size()
                  + " completed runs"));
    }
  }

  /** Conditions with the same results, digit by digit, seed by seed, though their runs differ. */
  private void alike(List<Notice> notices) {
    Map<SortedMap<Long, Map<String, Double>>, List<ConditionResults>> groups =
        new LinkedHashMap<>();
    for (ConditionResults condition : conditions) {
      SortedMap<Long, Map<String, Double>> results = new TreeMap<>();
      completed(condition)
          .forEach(run -> digits(run).ifPresent(digits -> results.put(run.seed(), digits)));
      if (!results.isEmpty()) {
        groups.computeIfAbsent(results, absent -> new ArrayList<>()).add(condition);
      }
    }
    for (List<ConditionResults> group : groups.values()) {
      Set<RunFolder> folders = new HashSet<>();
      group.forEach(
          condition -> condition.runs().forEach(run -> folders.add(run.files().folder())));
      boolean ownRuns = folders.size() > group.get(0).runs().size();
      if (group.size() > 1 && ownRuns) {
        notices.add(
            Notice.ofResults(
                Notice.Kind.NO_EFFECT,
                group.stream().map(ConditionResults::condition).toList(),
                "these conditions gave the same results to the last digit: what sets them apart"
                    + " changed nothing"));
      }
    }
  }

  /** Seeds that make no difference are no replicates: an interval over them says nothing. */
  private static void replicates(ConditionResults condition, List<Notice> notices) {
    List<Map<String, Double>> digits =
        completed(condition).stream().flatMap(run -> digits(run).stream()).toList();
    if (digits.size() > 1 && digits.stream().distinct().count() == 1) {
      notices.add(
          Notice.ofResults(
              Notice.Kind.DOUBTFUL,
              List.of(condition.condition()),
              "all "
                  + digits.size()
                  + " seeds gave the same results to the last digit: they are no replicates"));
    }
  }

  private static void unmeasured(JudgedClaim judged, List<Notice> notices) {
    if (judged.counts().unmeasured() > 0) {
      notices.add(
          Notice.ofResults(
              Notice.Kind.NOT_MEASURED,
              judged.claim().than().isEmpty()
                  ? List.of(judged.claim().condition())
                  : List.of(judged.claim().condition(), judged.claim().than()),
              "claim '"
                  + judged.claim().name()
                  + "': "
                  + judged.claim().measure()
                  + " was not measured for "
                  + judged.counts().unmeasured()
                  + (judged.counts().unmeasured() == 1 ? " seed" : " seeds")));
    }
  }

  private static List<RunResult> completed(ConditionResults condition) {
    return condition.runs().stream().filter(run -> run.status() == RunStatus.COMPLETED).toList();
  }

  /** All digits that training left; nothing if it is not known how it went. */
  private static Optional<Map<String, Double>> digits(RunResult run) {
    return run.metrics().containsKey(FINAL_TRAIN_LOSS)
        ? Optional.of(run.metrics())
        : Optional.empty();
  }

  /** NaN, which compares with nothing, if it was not measured. */
  private static double value(RunResult run, String metric) {
    return run.metrics().getOrDefault(metric, Double.NaN);
  }
}
