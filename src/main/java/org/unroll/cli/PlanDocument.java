package org.unroll.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.unroll.format.Notice;
import org.unroll.format.RunStatus;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedClaim;
import org.unroll.plan.PlannedRun;
import org.unroll.record.RecordedRuns;

/**
 * A plan for other programs. Names and their meaning stay; names may be added.
 *
 * @param experiment its name
 * @param conditions in plan order
 * @param runs every condition with every seed, in plan order
 * @param distinct runs with different ids
 * @param done those of them that have their result
 * @param claims what the runs are held against
 * @param notices what the experiment's author should know
 * @param tuning what is tried first, or null
 */
record PlanDocument(
    String experiment,
    List<Condition> conditions,
    List<Run> runs,
    int distinct,
    int done,
    List<Claim> claims,
    List<Told> notices,
    PlanDocument tuning) {
  /** The same, but something is tried first. */
  PlanDocument after(PlanDocument trials) {
    return new PlanDocument(experiment, conditions, runs, distinct, done, claims, notices, trials);
  }

  /**
   * A notice.
   *
   * @param kind {@code no_effect}, {@code not_recorded}, {@code not_measured}, {@code doubtful} or
   *     {@code scarce}
   * @param place {@code file:line:column}, or empty
   * @param conditions that it is about; none if it is about all
   */
  record Told(String kind, String place, List<String> conditions, String notice) {
    static Told of(Notice notice) {
      return new Told(notice.kind().word(), notice.place(), notice.conditions(), notice.message());
    }
  }

  /**
   * One condition.
   *
   * @param settings what sets it apart, by dotted key
   * @param memoryBytes about what the process needs that trains a run of it
   * @param heapBytes the part of it that lies on the Java heap
   * @param diskBytes about what the results of a run of it take
   */
  record Condition(
      String condition,
      String arm,
      @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, Object> settings,
      long memoryBytes,
      long heapBytes,
      long diskBytes) {}

  /**
   * A claim about one condition.
   *
   * @param than the condition that it is compared with, or null for a number
   * @param low the least that is allowed, or null
   * @param high the most that is allowed, or null
   * @param leastSeeds seeds that the claim asks for
   */
  record Claim(
      String claim,
      String relation,
      String metric,
      String condition,
      String than,
      Double low,
      Double high,
      double margin,
      double alpha,
      int leastSeeds,
      String test) {
    static Claim of(PlannedClaim planned) {
      return new Claim(
          planned.name(),
          planned.relation(),
          planned.measure(),
          planned.condition(),
          planned.than().isEmpty() ? null : planned.than(),
          Double.isInfinite(planned.low()) ? null : planned.low(),
          Double.isInfinite(planned.high()) ? null : planned.high(),
          planned.margin(),
          planned.alpha(),
          planned.seeds(),
          planned.test());
    }
  }

  /**
   * One run.
   *
   * @param configuration everything but the seed that determines it
   */
  record Run(
      String id,
      String condition,
      long seed,
      RunStatus status,
      Map<String, Object> configuration) {}

  static PlanDocument of(ExperimentPlan plan, RecordedRuns recorded) {
    PlanStatus status = PlanStatus.of(plan, recorded);
    List<PlannedCondition> planned = PlannedCondition.of(plan);
    Differences differences = new Differences(planned);
    Map<String, Map<String, Object>> configurations = new HashMap<>();
    planned.forEach(
        condition ->
            configurations.put(condition.name(), JsonConfiguration.of(condition.configuration())));
    List<Condition> conditions =
        planned.stream()
            .map(
                condition ->
                    new Condition(
                        condition.name(),
                        condition.runs().get(0).arm(),
                        JsonConfiguration.only(
                            differences.of(condition).keySet(),
                            configurations.get(condition.name())),
                        condition.size().whole().total(),
                        condition.size().whole().heap(),
                        condition.size().disk()))
            .toList();
    return new PlanDocument(
        plan.name(),
        conditions,
        plan.runs().stream()
            .map(run -> run(run, status.of(run), configurations.get(run.condition())))
            .toList(),
        status.distinct(),
        status.done(),
        plan.claims().stream().map(Claim::of).toList(),
        Stream.concat(plan.notices().stream(), MissingRecords.notices(recorded).stream())
            .map(Told::of)
            .toList(),
        null);
  }

  private static Run run(PlannedRun run, RunStatus status, Map<String, Object> configuration) {
    return new Run(run.id(), run.condition(), run.seed(), status, configuration);
  }
}
