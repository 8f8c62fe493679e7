package org.unroll.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One point of a learning curve. */
@Table("learning_curve")
@Doc("The loss and the metrics of a split as training goes on.")
public record LearningPoint(
    @Doc("Parameter updates made so far.") long step,
    @Doc(
            "train: mean over the updates since the last point; validation: the whole split; test: the"
                + " whole split at the best parameters, once at the end.")
        String split,
    @Doc(
            "Mean of the loss over targets, in its own unit: of a cross-entropy nats, of a squared error"
                + " that of the targets squared.")
        double loss,
    @Doc(
            "A column a metric, named as it is in the experiment's file: accuracy, which is empty where"
                + " it was not measured, and after it the others.")
        Map<String, Double> metrics) {
  public LearningPoint {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** The loss or a metric by its name; NaN if it was not measured. */
  public double value(String metric) {
    return metric.equals(MetricDescription.LOSS.name())
        ? loss
        : metrics.getOrDefault(metric, Double.NaN);
  }
}
