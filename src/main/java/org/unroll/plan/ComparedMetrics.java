package org.unroll.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unroll.api.Metric;
import org.unroll.api.MetricDescription;
import org.unroll.config.Problems;
import org.unroll.format.Notice;

/** Tells conditions apart that measure different metrics, or different things by one name. */
final class ComparedMetrics {
  private final List<BoundCondition> conditions;
  private final Map<String, Map<String, Metric>> byCondition = new LinkedHashMap<>();

  /**
   * @param metrics finds those that a condition names
   */
  ComparedMetrics(List<BoundCondition> conditions, RunMetrics metrics) {
    this.conditions = conditions;
    for (BoundCondition each : conditions) {
      Map<String, Metric> named = new HashMap<>();
      each.metrics()
          .forEach(
              name -> metrics.named(each.spec(), name).ifPresent(found -> named.put(name, found)));
      byCondition.put(each.condition().slug(), named);
    }
  }

  /** Why two conditions, by name, cannot be compared by a metric. */
  Optional<String> fault(String metric, String slug, String other) {
    if (metric.equals(MetricDescription.LOSS.name()) || !byCondition.containsKey(other)) {
      return Optional.empty();
    }
    Metric one = byCondition.get(slug).get(metric);
    Metric second = byCondition.get(other).get(metric);
    if (second == null) {
      return Optional.of("'%s' does not measure %s".formatted(other, metric));
    }
    return second.equals(one)
        ? Optional.empty()
        : Optional.of(
            "'%s' and '%s' measure %s with different settings".formatted(slug, other, metric));
  }

  /** What is to be told of the whole experiment. */
  List<Notice> notices() {
    Map<String, Set<Metric>> byName = new LinkedHashMap<>();
    byCondition
        .values()
        .forEach(
            named ->
                named.forEach(
                    (name, metric) ->
                        byName.computeIfAbsent(name, absent -> new LinkedHashSet<>()).add(metric)));
    List<Notice> notices = new ArrayList<>();
    byName.forEach(
        (name, different) -> {
          if (different.size() > 1) {
            notices.add(
                new Notice(
                    Notice.Kind.DOUBTFUL,
                    "",
                    List.of(),
                    "metrics: conditions measure "
                        + name
                        + " with different settings, and so their values cannot be compared with"
                        + " each other"));
          }
        });
    return notices;
  }

  /** Refuses conditions that are one run and ask for different metrics: only one can have them. */
  void checkShared(RunIds ids, Problems problems) {
    Map<RunIds.Identity, BoundCondition> first = new HashMap<>();
    for (BoundCondition each : conditions) {
      BoundCondition same = first.putIfAbsent(ids.of(each.spec(), each.fingerprint()), each);
      if (same != null && !same.spec().metrics().equals(each.spec().metrics())) {
        problems.add(
            each.condition()
                .settings()
                .find("metrics")
                .orElse(each.condition().settings())
                .origin(),
            "metrics: '%s' and '%s' train the same network, as one run, and measure different metrics; give both one list, such as metrics: [%s]"
                .formatted(same.condition().slug(), each.condition().slug(), all(same, each)));
        return;
      }
    }
  }

  private static String all(BoundCondition one, BoundCondition other) {
    Set<String> names = new LinkedHashSet<>(one.metrics());
    names.addAll(other.metrics());
    return String.join(", ", names);
  }
}
