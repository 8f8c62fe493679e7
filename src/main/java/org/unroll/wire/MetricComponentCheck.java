package org.unroll.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.Metric;
import org.unroll.api.OtherVersion;
import org.unroll.config.RunSpec;
import org.unroll.config.SpecCheck;
import org.unroll.plan.RunMetrics;

/** Asks metrics, before anything runs, for what can be seen to be wrong with them then. */
record MetricComponentCheck(RunMetrics metrics) implements SpecCheck {
  /** Columns of a learning curve that are no metrics. */
  private static final Set<String> TAKEN = Set.of("step", "split", "loss");

  @Override
  public List<Conflict> of(RunSpec spec) {
    List<Conflict> conflicts = new ArrayList<>();
    for (Metric metric : spec.metrics().orElse(List.of())) {
      String fault = fault(metric);
      if (fault != null) {
        ComponentCatalog catalog = metrics.catalog();
        conflicts.add(
            new Conflict(List.of("metrics"), "metrics: " + catalog.nameOf(metric) + ": " + fault));
      }
    }
    return conflicts;
  }

  private String fault(Metric metric) {
    String name = metrics.name(metric);
    if (TAKEN.contains(name)) {
      return "'" + name + "' is another column of the learning curve; register it by another name";
    } else if (!name.matches("[a-z][a-z0-9_]*")) {
      return "'" + name + "' is no name of a column: lower-case letters, digits and '_'";
    }
    try {
      return metric.unit() == null
              || metric.better() == null
              || metric.targets() == null
              || metric.targets().isEmpty()
              || metric.losses() == null
          ? "its unit, better side, losses or kinds of target are missing"
          : null;
    } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
      return thrown instanceof LinkageError ? OtherVersion.words(thrown) : "it throws " + thrown;
    }
  }
}
