package org.unroll.plan;

import java.util.List;
import java.util.Optional;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.ComponentKind;
import org.unroll.api.Doc;
import org.unroll.api.Metric;
import org.unroll.api.MetricDescription;
import org.unroll.api.Task;
import org.unroll.config.RunSpec;
import org.unroll.config.RunSpecBinder;

/** Which metrics a run measures: those that its file names, or the dataset's own. */
public record RunMetrics(ComponentCatalog catalog, RunSpecBinder binder) {
  /**
   * The metrics in the order in which they are recorded.
   *
   * @param target what the dataset's sequences ask for
   * @throws IllegalArgumentException if nobody registered one that the dataset names
   */
  public List<Metric> of(RunSpec spec, Task.Target target) {
    return spec.metrics()
        .orElseGet(() -> spec.dataset().metrics(target).stream().map(this::standard).toList());
  }

  private Metric standard(String name) {
    return (Metric) binder.standard(ComponentKind.METRIC, name);
  }

  /** A metric's name. */
  public String name(Metric metric) {
    return catalog.definitionOf(metric).name();
  }

  /** What results say of a metric. */
  public MetricDescription description(Metric metric) {
    ComponentDefinition definition = catalog.definitionOf(metric);
    Doc doc = definition.type().getAnnotation(Doc.class);
    return new MetricDescription(
        definition.name(), metric.unit(), metric.better(), doc == null ? "" : doc.value());
  }

  /** The metrics on which training itself depends: one chooses the best step, or ends training. */
  List<Metric> deciding(RunSpec spec) {
    return List.of(
            Optional.of(spec.evaluate().bestMetric()), spec.stopWhen().map(stop -> stop.watched()))
        .stream()
        .flatMap(Optional::stream)
        .distinct()
        .flatMap(name -> named(spec, name).stream())
        .toList();
  }

  /** The metric that a run calls so; empty for the loss, and if there is none. */
  public Optional<Metric> named(RunSpec spec, String name) {
    if (name.equals(MetricDescription.LOSS.name())) {
      return Optional.empty();
    }
    Optional<Metric> written =
        spec.metrics().orElse(List.of()).stream()
            .filter(metric -> name(metric).equals(name))
            .findFirst();
    return written.or(
        () ->
            catalog
                .find(ComponentKind.METRIC, name)
                .filter(definition -> hasDefaults(name))
                .map(definition -> standard(name)));
  }

  /** Whether a metric is what its name alone stands for. */
  boolean isStandard(Metric metric) {
    return hasDefaults(name(metric)) && metric.equals(standard(name(metric)));
  }

  private boolean hasDefaults(String name) {
    try {
      standard(name);
      return true;
    } catch (IllegalArgumentException required) {
      return false;
    }
  }
}
