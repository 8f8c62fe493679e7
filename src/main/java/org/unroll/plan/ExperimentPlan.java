package org.unroll.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unroll.format.Notice;

/**
 * All runs of an experiment, conditions in file order, seeds within each.
 *
 * @param name the experiment's name, fit for a folder name
 * @param folder the folder that relative paths in configurations start from
 * @param axes the grid's keys in file order
 * @param source the resolved experiment as YAML text, with where each value came from as comments
 * @param conditions the conditions with where each of their values came from; empty if the plan was
 *     not made from a file
 * @param claims what is to be judged when the runs are done
 * @param tuning what is tried first, if values are to be chosen; there are no runs and conditions
 *     until they are
 * @param notices what its author should know: settings that change nothing, records that will not
 *     be made
 */
public record ExperimentPlan(
    String name,
    Path folder,
    List<String> axes,
    List<PlannedRun> runs,
    String source,
    List<ResolvedCondition> conditions,
    List<PlannedClaim> claims,
    Optional<PlannedTuning> tuning,
    List<Notice> notices) {
  public ExperimentPlan {
    axes = List.copyOf(axes);
    runs = List.copyOf(runs);
    conditions = List.copyOf(conditions);
    claims = List.copyOf(claims);
    notices = List.copyOf(notices);
  }

  /** The same with another name and another text for its source. */
  public ExperimentPlan as(String otherName, String otherSource) {
    return new ExperimentPlan(
        otherName, folder, axes, runs, otherSource, conditions, claims, tuning, notices);
  }

  /** Only those of its runs, and nothing before them. */
  public ExperimentPlan only(List<PlannedRun> chosen) {
    return new ExperimentPlan(
        name, folder, axes, chosen, source, conditions, claims, Optional.empty(), notices);
  }

  /** The same, but something is chosen first. */
  ExperimentPlan after(PlannedTuning choosing) {
    return new ExperimentPlan(
        name, folder, axes, runs, source, conditions, claims, Optional.of(choosing), notices);
  }

  /** The same with what is to be told of it. */
  public ExperimentPlan telling(List<Notice> told) {
    return new ExperimentPlan(name, folder, axes, runs, source, conditions, claims, tuning, told);
  }

  /** The comparison while nothing is chosen: no runs, and nothing to judge them by. */
  public ExperimentPlan open() {
    return new ExperimentPlan(
        name, folder, axes, List.of(), source, List.of(), List.of(), tuning, notices);
  }

  /** The comparison with what was chosen: one candidate a condition. */
  public ExperimentPlan with(List<PlannedTuning.Candidate> chosen) {
    return new ExperimentPlan(
        name,
        folder,
        axes,
        chosen.stream().flatMap(candidate -> candidate.compared().stream()).toList(),
        source,
        chosen.stream().map(PlannedTuning.Candidate::resolved).toList(),
        claims,
        tuning,
        notices);
  }

  /** A plan of which nobody asks where its values came from. */
  public ExperimentPlan(
      String name, Path folder, List<String> axes, List<PlannedRun> runs, String source) {
    this(name, folder, axes, runs, source, List.of(), List.of(), Optional.empty(), List.of());
  }
}
