package org.unroll.format;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a learning curve comes to: its best and its latest values. By this the metrics of a run are
 * made while it is trained, and made again from its table when they are checked.
 */
public final class CurveMetrics {
  private final Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
  private Long bestStep;

  /** Goes on from metrics by their columns' names; others are left out. */
  public void resume(Long best, Map<String, Double> byColumn) {
    bestStep = best;
    for (Metric metric : Metric.values()) {
      Double value = byColumn.get(metric.column());
      if (value != null && metric != Metric.BASELINE_LOSS) {
        metrics.put(metric, value);
      }
    }
  }

  /**
   * Adds a point of the curve; they come in the order of their steps.
   *
   * @param split {@code train}, {@code validation} or {@code test}
   * @param accuracy empty for regression
   */
  public void add(long step, String split, double loss, OptionalDouble accuracy) {
    switch (split) {
      case "train" -> put(loss, accuracy, Metric.FINAL_TRAIN_LOSS, Metric.FINAL_TRAIN_ACCURACY);
      case "test" -> put(loss, accuracy, Metric.TEST_LOSS, Metric.TEST_ACCURACY);
      case "validation" -> {
        put(loss, accuracy, Metric.FINAL_VALIDATION_LOSS, Metric.FINAL_VALIDATION_ACCURACY);
        if (loss < metrics.getOrDefault(Metric.BEST_VALIDATION_LOSS, Double.MAX_VALUE)) {
          bestStep = step;
          put(loss, accuracy, Metric.BEST_VALIDATION_LOSS, Metric.BEST_VALIDATION_ACCURACY);
        }
      }
      default -> throw new IllegalArgumentException("there is no split '" + split + "'");
    }
  }

  private void put(double loss, OptionalDouble accuracy, Metric lossMetric, Metric share) {
    metrics.put(lossMetric, loss);
    if (accuracy.isPresent()) {
      metrics.put(share, accuracy.getAsDouble());
    } else {
      metrics.remove(share);
    }
  }

  /** The step with the lowest validation loss, the first if several; null without one. */
  public Long bestStep() {
    return bestStep;
  }

  /** The metrics by their columns' names, in the order of the columns. */
  public Map<String, Double> byColumn() {
    Map<String, Double> columns = new LinkedHashMap<>();
    metrics.forEach((metric, value) -> columns.put(metric.column(), value));
    return columns;
  }
}
