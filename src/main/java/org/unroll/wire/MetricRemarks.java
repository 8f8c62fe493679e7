package org.unroll.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.Metric;
import org.unroll.api.Remark;
import org.unroll.config.RemarkCheck;
import org.unroll.config.RunSpec;
import org.unroll.config.StopWhen;
import org.unroll.plan.RunMetrics;
import org.unroll.text.PlainNumber;

/** Metrics that read scores as another loss gives them, and thresholds that no value reaches. */
record MetricRemarks(ComponentCatalog catalog, RunMetrics metrics) implements RemarkCheck {
  @Override
  public List<Remark> of(RunSpec spec) {
    List<Remark> remarks = new ArrayList<>();
    String loss =
        spec.loss()
            .map(catalog::definitionOf)
            .map(ComponentDefinition::name)
            .orElseGet(spec.dataset()::loss);
    for (Metric metric : spec.metrics().orElse(List.of())) {
      if (!metric.losses().isEmpty() && !metric.losses().contains(loss)) {
        remarks.add(
            new Remark(
                Remark.Kind.DOUBTFUL,
                "metrics",
                "%s reads scores as the loss %s gives them, and they are trained on %s"
                    .formatted(
                        metrics.name(metric),
                        String.join(" or ", metric.losses().stream().sorted().toList()),
                        loss)));
      }
    }
    spec.stopWhen().flatMap(stop -> unreachable(stop, spec)).ifPresent(remarks::add);
    return remarks;
  }

  private Optional<Remark> unreachable(StopWhen stop, RunSpec spec) {
    Optional<Metric> metric = metrics.named(spec, stop.watched());
    double least = metric.map(Metric::least).orElse(0.0);
    double most = metric.map(Metric::most).orElse(Double.POSITIVE_INFINITY);
    boolean never =
        stop.below().filter(bound -> bound < least).isPresent()
            || stop.above().filter(bound -> bound > most).isPresent();
    return never
        ? Optional.of(
            new Remark(
                Remark.Kind.NO_EFFECT, "stop_when", "has no effect: " + range(stop, least, most)))
        : Optional.empty();
  }

  private static String range(StopWhen stop, double least, double most) {
    String metric = stop.watched();
    if (Double.isInfinite(most)) {
      return least == 0
          ? "a " + metric + " is never negative"
          : "a " + metric + " is never below " + PlainNumber.of(least);
    }
    return Double.isInfinite(least)
        ? "a " + metric + " is never above " + PlainNumber.of(most)
        : article(metric)
            + metric
            + " lies between "
            + PlainNumber.of(least)
            + " and "
            + PlainNumber.of(most);
  }

  private static String article(String metric) {
    return "aeiou".indexOf(metric.charAt(0)) < 0 ? "a " : "an ";
  }
}
