package org.unroll.plan;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.unroll.config.Claim;
import org.unroll.config.ClaimSpec;
import org.unroll.config.Experiment;
import org.unroll.config.Problems;
import org.unroll.config.SameValue;
import org.unroll.text.NearestName;
import org.unroll.text.PlainNumber;

/**
 * Turns each claim into comparisons of conditions, one for each point of the grid that it leaves
 * open, and says what is wrong with it before anything is trained.
 */
final class ClaimPlanner {
  private static final int SHORT_LIST = 12;

  /**
   * More verdicts at once would tell nobody anything, and Holm's correction leaves them no power.
   */
  private static final int MOST_COMPARISONS = 1000;

  private final Experiment experiment;
  private final List<Condition> conditions;
  private final Problems problems;
  private final BiPredicate<String, String> sameNetwork;
  private final BiPredicate<String, String> unlikeLosses;
  private final MetricComparison metrics;
  private final Map<String, Set<String>> known = new LinkedHashMap<>();
  private final Set<String> factors;

  /**
   * @param sameNetwork whether two conditions, by name, train the same network
   * @param unlikeLosses whether they are trained on different losses
   * @param metrics why they cannot be compared by a metric
   */
  ClaimPlanner(
      Experiment experiment,
      List<Condition> conditions,
      BiPredicate<String, String> sameNetwork,
      BiPredicate<String, String> unlikeLosses,
      MetricComparison metrics,
      Problems problems) {
    this.experiment = experiment;
    this.conditions = conditions;
    this.sameNetwork = sameNetwork;
    this.unlikeLosses = unlikeLosses;
    this.metrics = metrics;
    this.problems = problems;
    this.factors = Set.copyOf(experiment.sweep().factors());
    for (Condition condition : conditions) {
      if (!condition.arm().isEmpty()) {
        known
            .computeIfAbsent(ConditionFilter.ARM, key -> new LinkedHashSet<>())
            .add(condition.arm());
      }
      condition
          .axes()
          .forEach(
              (key, value) -> known.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(value));
    }
  }

  /** The comparisons of all claims, in file order. */
  List<PlannedClaim> all() {
    List<PlannedClaim> planned = new ArrayList<>();
    for (Claim claim : experiment.claims()) {
      boolean sound = isKnown(claim, claim.subjectKey(), claim.spec().subject());
      if (claim.spec().than().isPresent()) {
        sound &= isKnown(claim, "than", claim.spec().than().get());
      }
      if (sound) {
        planned.addAll(of(claim));
      }
    }
    new ClaimPower(experiment, problems).check(planned);
    return planned;
  }

  private List<PlannedClaim> of(Claim claim) {
    ConditionFilter subject = new ConditionFilter(claim.spec().subject());
    List<Condition> subjects = conditions.stream().filter(subject::matches).toList();
    List<PlannedClaim> planned = new ArrayList<>();
    if (subjects.size() > MOST_COMPARISONS) {
      problems.add(
          claim.origin(claim.subjectKey()),
          "claims."
              + claim.subjectKey()
              + ": is about more than "
              + MOST_COMPARISONS
              + " conditions; name values of axes");
      return planned;
    }
    for (Condition condition : subjects) {
      if (claim.spec().than().isEmpty()) {
        planned.add(planned(claim, condition, ""));
        continue;
      }
      ConditionFilter other =
          new ConditionFilter(claim.spec().than().get()).over(condition, factors);
      conditions.stream()
          .filter(other::matches)
          .forEach(against -> planned.add(planned(claim, condition, against.slug())));
    }
    if (subjects.isEmpty()) {
      problems.add(
          claim.origin(claim.subjectKey()),
          "claims." + claim.subjectKey() + ": there is no condition with all of this");
    } else if (planned.isEmpty()) {
      problems.add(
          claim.origin("than"), "claims.than: there is no condition to compare with in the sweep");
    } else if (planned.stream().anyMatch(one -> one.condition().equals(one.than()))) {
      problems.add(claim.origin("than"), "claims.than: compares a condition with itself");
    } else {
      planned.stream()
          .filter(one -> !one.than().isEmpty() && sameNetwork.test(one.condition(), one.than()))
          .findFirst()
          .ifPresent(
              one ->
                  problems.add(
                      claim.origin("than"),
                      "claims.than: '%s' and '%s' train the same network, so that there is nothing to compare"
                          .formatted(one.condition(), one.than())));
      checkLosses(claim, planned);
      checkMetrics(claim, planned);
    }
    return planned;
  }

  /** Says why two conditions cannot be compared by a metric; nothing if they can. */
  @FunctionalInterface
  interface MetricComparison {
    Optional<String> fault(String metric, String condition, String than);
  }

  private void checkMetrics(Claim claim, List<PlannedClaim> planned) {
    if (!claim.spec().ofGradient()) {
      planned.stream()
          .filter(one -> !one.than().isEmpty())
          .flatMap(
              one -> metrics.fault(claim.spec().metricName(), one.condition(), one.than()).stream())
          .findFirst()
          .ifPresent(fault -> problems.add(claim.origin("metric"), "claims.metric: " + fault));
    }
  }

  private void checkLosses(Claim claim, List<PlannedClaim> planned) {
    if (claim.spec().isLoss()) {
      planned.stream()
          .filter(one -> unlikeLosses.test(one.condition(), one.than()))
          .filter(one -> !one.than().isEmpty())
          .findFirst()
          .ifPresent(
              one ->
                  problems.add(
                      claim.origin("metric"),
                      "claims.metric: '%s' and '%s' are trained on different losses, whose values do not compare"
                          .formatted(one.condition(), one.than())));
    }
  }

  private PlannedClaim planned(Claim claim, Condition condition, String than) {
    ClaimSpec spec = claim.spec();
    return new PlannedClaim(
        spec.name().orElseGet(() -> nameOf(spec)),
        spec.relation(),
        spec.measure(),
        condition.slug(),
        than,
        spec.low(),
        spec.high(),
        spec.margin(),
        spec.alpha(),
        spec.seeds().orElse(2),
        claim.test());
  }

  /** {@code final validation loss: arm gru lower than arm plain}. */
  private static String nameOf(ClaimSpec spec) {
    StringBuilder name = new StringBuilder(spec.measureInWords()).append(": ");
    if (!spec.subject().isEmpty()) {
      name.append(words(spec.subject())).append(' ');
    }
    name.append(spec.relation().replace('_', ' '));
    spec.than().ifPresent(than -> name.append(" than ").append(words(than)));
    if (spec.margin() > 0) {
      name.append(" by ").append(PlainNumber.of(spec.margin()));
    }
    spec.within()
        .ifPresent(
            bounds -> name.append(' ').append(bounds.stream().map(PlainNumber::of).toList()));
    spec.atMost().ifPresent(bound -> name.append(' ').append(PlainNumber.of(bound)));
    spec.atLeast().ifPresent(bound -> name.append(' ').append(PlainNumber.of(bound)));
    return name.toString();
  }

  private static String words(Map<String, String> filter) {
    return filter.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(joining(", "));
  }

  /** Whether the sweep has those axes with those values. */
  private boolean isKnown(Claim claim, String part, Map<String, String> filter) {
    boolean sound = true;
    for (Map.Entry<String, String> entry : filter.entrySet()) {
      String key = entry.getKey();
      String path = "claims." + part;
      if (!known.containsKey(key)) {
        sound = false;
        problems.add(
            claim.origin(part, key),
            path + ": the sweep has no axis '" + key + "'" + advice(key, known.keySet()));
      } else if (known.get(key).stream()
          .noneMatch(value -> SameValue.of(value, entry.getValue()))) {
        sound = false;
        Set<String> names = known.get(key);
        problems.add(
            claim.origin(part, key),
            key.equals(ConditionFilter.ARM)
                ? path
                    + ": there is no arm '"
                    + entry.getValue()
                    + "'"
                    + advice(entry.getValue(), names)
                : path + ": no condition has " + key + ": " + entry.getValue() + known(names));
      }
    }
    return sound;
  }

  private static String advice(String written, Set<String> names) {
    return NearestName.question(written, names).orElseGet(() -> known(names));
  }

  private static String known(Set<String> names) {
    String list = names.stream().limit(SHORT_LIST).collect(joining(", "));
    return names.isEmpty()
        ? "; it varies nothing"
        : ". Known: " + list + (names.size() > SHORT_LIST ? ", …" : "");
  }
}
