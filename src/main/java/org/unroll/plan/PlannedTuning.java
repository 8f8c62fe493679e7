package org.unroll.plan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.unroll.api.MetricDescription;
import org.unroll.format.Notice;

/**
 * What is tried before conditions are compared, so that each is compared with the values that suit
 * it.
 *
 * @param keys the keys whose values are chosen, dotted, in file order
 * @param trials what is trained to choose by: a plan of its own, with seeds that the comparison
 *     does not use
 * @param candidates from which one is chosen for each condition; conditions in plan order, each
 *     with its candidates in file order
 */
public record PlannedTuning(List<String> keys, ExperimentPlan trials, List<Candidate> candidates) {
  /** The trials as an experiment that is called so. */
  public ExperimentPlan trials(String name) {
    return trials.as(name, trials.source());
  }

  public PlannedTuning {
    keys = List.copyOf(keys);
    candidates = List.copyOf(candidates);
  }

  /**
   * The metric on the validation split by which trials are judged, the same for all; the loss in a
   * plan that was made without a specification.
   */
  public String metric() {
    return trials.runs().stream()
        .map(PlannedRun::spec)
        .filter(Objects::nonNull)
        .map(spec -> spec.evaluate().bestMetric())
        .findFirst()
        .orElse(MetricDescription.LOSS.name());
  }

  /**
   * The same notice about the conditions that are compared: what holds of all candidates of one is
   * said of that one.
   */
  Notice ofCompared(Notice notice) {
    Map<String, Set<String>> tried = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      tried
          .computeIfAbsent(candidate.condition(), absent -> new LinkedHashSet<>())
          .add(candidate.trials().get(0).condition());
    }
    Set<String> named = new LinkedHashSet<>(notice.conditions());
    Set<String> compared = new LinkedHashSet<>();
    tried.forEach(
        (condition, slugs) -> {
          if (named.containsAll(slugs)) {
            named.removeAll(slugs);
            compared.add(condition);
          }
        });
    compared.addAll(named);
    return new Notice(notice.kind(), notice.place(), List.copyOf(compared), notice.message());
  }

  /**
   * One combination of values for one condition.
   *
   * @param condition the slug of the condition that it is for
   * @param trials the runs that it is judged by, one a seed
   * @param compared the condition's runs in the comparison, should it be chosen
   * @param resolved the condition with it
   */
  public record Candidate(
      String condition,
      List<PlannedRun> trials,
      List<PlannedRun> compared,
      ResolvedCondition resolved) {
    public Candidate {
      trials = List.copyOf(trials);
      compared = List.copyOf(compared);
    }

    /** Its value of a key, as it is written. */
    public String value(String key) {
      return trials.get(0).axes().get(key);
    }
  }
}
