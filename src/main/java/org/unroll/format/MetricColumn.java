package org.unroll.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unroll.api.MetricDescription;

/**
 * One of a run's values of a metric: a column of {@code runs.csv} and, by its name, a row a
 * condition of {@code summary.csv}.
 *
 * @param moment when it was measured, and on which split
 * @param metric the metric's name; {@code loss} for the loss
 */
public record MetricColumn(Moment moment, String metric) {
  /** What guessing scores on the validation split, which is a value of no moment. */
  public static final String BASELINE_LOSS = "baseline_loss";

  /** When a value is measured. */
  public enum Moment {
    /** On the validation split, at the step at which the parameters were the best. */
    BEST_VALIDATION,
    /** On the validation split, at the last evaluation. */
    FINAL_VALIDATION,
    /** In training, over the updates between the last evaluation and the one before. */
    FINAL_TRAIN,
    /** On the test split, at the best parameters. */
    TEST
  }

  /** The final loss on the validation split. */
  public static final MetricColumn FINAL_VALIDATION_LOSS =
      new MetricColumn(Moment.FINAL_VALIDATION, MetricDescription.LOSS.name());

  /** The column's name: {@code final_validation_loss}. */
  public String column() {
    return moment.name().toLowerCase(Locale.ROOT) + "_" + metric;
  }

  /**
   * All columns of metrics in their order. The loss comes first, and accuracy always follows it.
   *
   * @param metrics the others' names
   */
  public static List<String> names(List<String> metrics) {
    List<String> all = new ArrayList<>(List.of(MetricDescription.LOSS.name()));
    all.addAll(curveColumns(metrics));
    List<String> columns = new ArrayList<>();
    for (Moment moment : Moment.values()) {
      all.forEach(metric -> columns.add(new MetricColumn(moment, metric).column()));
    }
    columns.add(BASELINE_LOSS);
    return columns;
  }

  /** The metrics that a learning curve has columns of: accuracy, and then the others. */
  public static List<String> curveColumns(List<String> metrics) {
    List<String> all = new ArrayList<>(List.of(MetricDescription.ACCURACY.name()));
    metrics.stream().filter(metric -> !all.contains(metric)).forEach(all::add);
    return all;
  }
}
