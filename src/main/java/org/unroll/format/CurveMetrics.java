package org.unroll.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.api.LearningPoint;
import org.unroll.api.MetricDescription;
import org.unroll.format.MetricColumn.Moment;

/**
 * What a learning curve comes to: its best and its latest values. By this the metrics of a run are
 * made while it is trained, and made again from its table when they are checked.
 */
public final class CurveMetrics {
  private final MetricDescription best;
  private final List<String> order;
  private final Map<String, Double> values = new LinkedHashMap<>();
  private Long bestStep;

  /**
   * Begins without a point.
   *
   * @param metrics what is measured beside the loss
   * @param best by what metric of the validation split a step is the best
   */
  public CurveMetrics(List<MetricDescription> metrics, MetricDescription best) {
    this.best = best;
    this.order = MetricColumn.names(metrics.stream().map(MetricDescription::name).toList());
  }

  /** Goes on from values by their columns' names; others are left out. */
  public void resume(Long step, Map<String, Double> byColumn) {
    bestStep = step;
    for (String column : order) {
      Double value = byColumn.get(column);
      if (value != null && !column.equals(MetricColumn.BASELINE_LOSS)) {
        values.put(column, value);
      }
    }
  }

  /**
   * Adds a point of the curve; they come in the order of their steps.
   *
   * @throws IllegalArgumentException if there is no such split
   */
  public void add(LearningPoint point) {
    switch (point.split()) {
      case "train" -> put(Moment.FINAL_TRAIN, point);
      case "test" -> put(Moment.TEST, point);
      case "validation" -> {
        put(Moment.FINAL_VALIDATION, point);
        Double before = values.get(new MetricColumn(Moment.BEST_VALIDATION, best.name()).column());
        double value = point.value(best.name());
        boolean first = bestStep == null && Double.isFinite(point.loss());
        if (first || best.better().than(value, before == null ? worst() : before)) {
          bestStep = point.step();
          put(Moment.BEST_VALIDATION, point);
        }
      }
      default -> throw new IllegalArgumentException("there is no split '" + point.split() + "'");
    }
  }

  private double worst() {
    return best.better().worst();
  }

  private void put(Moment moment, LearningPoint point) {
    put(new MetricColumn(moment, MetricDescription.LOSS.name()), point.loss());
    point.metrics().forEach((name, value) -> put(new MetricColumn(moment, name), value));
  }

  private void put(MetricColumn column, double value) {
    if (Double.isNaN(value)) {
      values.remove(column.column());
    } else {
      values.put(column.column(), value);
    }
  }

  /** The best step, the first if several; null without one. */
  public Long bestStep() {
    return bestStep;
  }

  /** The values by their columns' names, in the order of the columns. */
  public Map<String, Double> byColumn() {
    Map<String, Double> columns = new LinkedHashMap<>();
    order.stream()
        .filter(values::containsKey)
        .forEach(column -> columns.put(column, values.get(column)));
    return columns;
  }
}
