package org.unroll.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.Readout;
import org.unroll.api.Task;
import org.unroll.config.Claim;
import org.unroll.config.ClaimSpec;
import org.unroll.config.Node;
import org.unroll.config.Problems;
import org.unroll.config.RunSpec;
import org.unroll.config.StopWhen;

/**
 * Finds metrics that runs are asked for and will not have. Some of it only opened data can tell.
 */
final class MeasurableMetrics {
  private static final String LAG_PROBE = "gradient_lag";

  private final ComponentCatalog catalog;
  private final List<Claim> claims;
  private final PlannedData data;
  private final Problems problems;

  /** Claims of which it is told that a condition lacks the probe; one condition is enough. */
  private final Set<Claim> withoutProbe = new HashSet<>();

  MeasurableMetrics(
      ComponentCatalog catalog, List<Claim> claims, PlannedData data, Problems problems) {
    this.catalog = catalog;
    this.claims = claims;
    this.data = data;
    this.problems = problems;
  }

  /** Tells what one condition will not have. */
  void check(Condition condition, RunSpec spec) {
    checkStopping(condition.settings(), spec);
    for (Claim claim : claims) {
      if (new ConditionFilter(claim.spec().subject()).matches(condition)) {
        checkClaim(claim, condition, spec);
      }
    }
  }

  private void checkStopping(Node.Mapping settings, RunSpec spec) {
    boolean byAccuracy =
        spec.stopWhen()
            .filter(stop -> stop.metric() == StopWhen.Metric.VALIDATION_ACCURACY)
            .isPresent();
    if (byAccuracy && !hasAccuracy(spec)) {
      problems.add(
          settings.find("stop_when").orElse(settings).origin(),
          "stop_when: the dataset's targets are numbers, which have no accuracy; write metric:"
              + " validation_loss");
    }
  }

  private void checkClaim(Claim claim, Condition condition, RunSpec spec) {
    ClaimSpec.Metric metric = claim.spec().metric();
    if (metric.isAccuracy() && !hasAccuracy(spec)) {
      problems.add(
          claim.origin("metric"),
          "claims.metric: the dataset's targets are numbers, which have no accuracy; write a loss");
    } else if (metric == ClaimSpec.Metric.LOG10_GRADIENT_KEPT
        && !hasLagProbe(spec)
        && withoutProbe.add(claim)) {
      problems.add(
          claim.origin("metric"),
          "claims.metric: needs the probe gradient_lag, which "
              + condition.slug()
              + " does not have; add it to probes");
    } else if (metric == ClaimSpec.Metric.LOG10_GRADIENT_KEPT && spec.readout() != Readout.END) {
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

  private boolean hasAccuracy(RunSpec spec) {
    return data.shape(spec).target() != Task.Target.VALUES;
  }
}
