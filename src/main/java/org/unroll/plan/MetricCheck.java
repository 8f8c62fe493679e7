package org.unroll.plan;

import static java.util.stream.Collectors.joining;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentKind;
import org.unroll.api.Metric;
import org.unroll.api.MetricDescription;
import org.unroll.api.OtherVersion;
import org.unroll.api.Readout;
import org.unroll.api.Task;
import org.unroll.config.Claim;
import org.unroll.config.Node;
import org.unroll.config.Problems;
import org.unroll.config.RunSpec;

/**
 * Finds metrics that cannot be measured, and those that runs are asked for and will not have. Some
 * of it only opened data can tell.
 */
final class MetricCheck {
  /** Columns of a learning curve that are no metrics. */
  private static final Set<String> TAKEN = Set.of("step", "split", "loss");

  private static final String LAG_PROBE = "gradient_lag";
  private final ComponentCatalog catalog;
  private final RunMetrics metrics;
  private final List<Claim> claims;
  private final PlannedData data;
  private final Problems problems;

  /** Claims of which it is told that a condition lacks the probe; one condition is enough. */
  private final Set<Claim> withoutProbe = new HashSet<>();

  MetricCheck(
      ComponentCatalog catalog,
      RunMetrics metrics,
      List<Claim> claims,
      PlannedData data,
      Problems problems) {
    this.catalog = catalog;
    this.metrics = metrics;
    this.claims = claims;
    this.data = data;
    this.problems = problems;
  }

  /**
   * Tells what is wrong with one condition.
   *
   * @return the names of its metrics
   */
  List<String> check(Condition condition, RunSpec spec) {
    Node.Mapping settings = condition.settings();
    List<Metric> measured;
    try {
      measured = metrics.of(spec, data.shape(spec).target());
    } catch (IllegalArgumentException unknown) {
      problems.add(
          settings.find("dataset").orElse(settings).origin(),
          "dataset: "
              + catalog.definitionOf(spec.dataset()).name()
              + " asks for a metric that cannot be had: "
              + unknown.getMessage());
      return List.of();
    }
    Set<String> names = new HashSet<>();
    for (Metric metric : measured) {
      fault(metric, spec, names)
          .ifPresent(
              fault ->
                  problems.add(
                      settings
                          .find("metrics")
                          .or(() -> settings.find("dataset"))
                          .orElse(settings)
                          .origin(),
                      "metrics: " + metrics.name(metric) + " " + fault));
    }
    spec.stopWhen()
        .ifPresent(stop -> require(stop.watched(), spec, names, settings, "stop_when", "metric"));
    require(spec.evaluate().bestMetric(), spec, names, settings, "evaluate", "best");
    for (Claim claim : claims) {
      if (new ConditionFilter(claim.spec().subject()).matches(condition)) {
        checkClaim(claim, condition, spec, names);
      }
    }
    return measured.stream().map(metrics::name).toList();
  }

  /** Why a metric cannot be measured. */
  private Optional<String> fault(Metric metric, RunSpec spec, Set<String> names) {
    String own = ownFault(metric);
    if (own != null) {
      return Optional.of("cannot be used (" + catalog.nameOf(metric) + "): " + own);
    }
    if (!names.add(metrics.name(metric))) {
      return Optional.of("stands there twice, and there is one column for it");
    } else if (!suits(metric, spec)) {
      return Optional.of(
          "cannot be measured: the dataset's targets are " + words(data.shape(spec).target()));
    } else if (metric.wholeSequences() && spec.dataset().continuous()) {
      return Optional.of(
          "cannot be measured: it is of whole sequences, and the dataset is one running stream");
    }
    return Optional.empty();
  }

  /** What can be seen to be wrong with the metric itself, or null. */
  private String ownFault(Metric metric) {
    String name = metrics.name(metric);
    if (TAKEN.contains(name)) {
      return "'" + name + "' is another column of the learning curve; register it by another name";
    } else if (!name.matches("[a-z][a-z0-9_]*")) {
      return "'" + name + "' is no name of a column: lower-case letters, digits and '_'";
    }
    try {
      boolean whole =
          metric.unit() != null
              && metric.better() != null
              && metric.losses() != null
              && metric.targets() != null
              && !metric.targets().isEmpty();
      return whole ? null : "its unit, better side, losses or kinds of target are missing";
    } catch (LinkageError otherVersion) {
      return OtherVersion.words(otherVersion);
    } catch (RuntimeException | StackOverflowError thrown) {
      return "it throws " + thrown;
    }
  }

  private boolean suits(Metric metric, RunSpec spec) {
    return metric.targets().contains(data.shape(spec).target().column())
        || data.targets(spec).stream().anyMatch(metric.targets()::contains);
  }

  private static String words(Task.Target target) {
    return target == Task.Target.CLASSES ? "classes" : "numbers";
  }

  private void require(
      String metric,
      RunSpec spec,
      Set<String> names,
      Node.Mapping settings,
      String key,
      String parameter) {
    if (!isMeasured(metric, names)) {
      problems.add(
          settings.find(key).orElse(settings).origin(),
          key + ": " + unmeasured(metric, spec, names) + parameter + ": validation_loss");
    }
  }

  private static boolean isMeasured(String metric, Set<String> names) {
    return metric.equals(MetricDescription.LOSS.name()) || names.contains(metric);
  }

  private String unmeasured(String metric, RunSpec spec, Set<String> names) {
    boolean suits =
        catalog.find(ComponentKind.METRIC, metric).isPresent()
            && standard(metric).filter(found -> !suits(found, spec)).isEmpty();
    if (!suits) {
      return "the dataset's targets are "
          + words(data.shape(spec).target())
          + ", which have no "
          + metric
          + "; write ";
    }
    String all =
        Stream.concat(names.stream().sorted(), Stream.of(metric)).collect(joining(", ", "[", "]"));
    return metric + " is not measured; write metrics: " + all + ", or ";
  }

  private Optional<Metric> standard(String name) {
    try {
      return Optional.of((Metric) metrics.binder().standard(ComponentKind.METRIC, name));
    } catch (IllegalArgumentException required) {
      return Optional.empty();
    }
  }

  private void checkClaim(Claim claim, Condition condition, RunSpec spec, Set<String> names) {
    if (claim.spec().ofGradient()) {
      checkGradientKept(claim, condition, spec);
    } else if (!isMeasured(claim.spec().metricName(), names)) {
      problems.add(
          claim.origin("metric"),
          "claims.metric: " + unmeasured(claim.spec().metricName(), spec, names) + "a loss");
    }
  }

  private void checkGradientKept(Claim claim, Condition condition, RunSpec spec) {
    if (!hasLagProbe(spec) && withoutProbe.add(claim)) {
      problems.add(
          claim.origin("metric"),
          "claims.metric: needs the probe gradient_lag, which "
              + condition.slug()
              + " does not have; add it to probes");
    } else if (hasLagProbe(spec) && spec.readout() != Readout.END) {
      problems.add(
          claim.origin("metric"),
          "claims.metric: with readout: "
              + spec.readout()
              + " the loss reaches each step at once, so that no gradient has to be kept; write"
              + " another metric, or readout: end");
    }
  }

  private boolean hasLagProbe(RunSpec spec) {
    return spec.probes().stream()
        .anyMatch(probe -> catalog.definitionOf(probe).name().equals(LAG_PROBE));
  }
}
