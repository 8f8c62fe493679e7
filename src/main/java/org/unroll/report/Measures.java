package org.unroll.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.unroll.api.MetricDescription;
import org.unroll.format.MetricColumn;
import org.unroll.format.RunManifest;
import org.unroll.text.NearestName;

/** The results by which runs can be compared: values of the metrics that they measured. */
public final class Measures {
  /** How the names of a metric's values begin. */
  private static final Pattern VALUE =
      Pattern.compile("((best|final|area|steps_to)_validation|final_train|test)_[a-z].*");

  private final Map<String, MetricDescription> metrics = new LinkedHashMap<>();

  private Measures(Stream<MetricDescription> measured) {
    metrics.put(MetricDescription.LOSS.name(), MetricDescription.LOSS);
    metrics.put(MetricDescription.ACCURACY.name(), MetricDescription.ACCURACY);
    measured.forEach(metric -> metrics.putIfAbsent(metric.name(), metric));
  }

  /** Those of some runs. */
  public static Measures of(List<RunResult> runs) {
    return new Measures(
        runs.stream()
            .flatMap(run -> run.files().manifest().stream())
            .map(RunManifest::beside)
            .flatMap(List::stream)
            .distinct());
  }

  /** Those of the runs of some conditions. */
  static Measures ofConditions(List<ConditionResults> conditions) {
    return of(conditions.stream().flatMap(results -> results.runs().stream()).toList());
  }

  /** The metrics beside the loss and the accuracy. */
  List<MetricDescription> others() {
    return metrics.values().stream().skip(2).toList();
  }

  /** All of them but steps to a threshold, in the order in which they are listed. */
  List<Measure> usual() {
    List<Measure> usual = new ArrayList<>();
    for (MetricColumn.Moment moment : MetricColumn.Moment.values()) {
      metrics.keySet().forEach(metric -> usual.add(of(new MetricColumn(moment, metric))));
    }
    usual.add(new Measure(MetricColumn.BASELINE_LOSS, Double.NaN, of(MetricColumn.BASELINE_LOSS)));
    usual.add(new Measure(GradientKept.METRIC, Double.NaN, RunResult::gradientKept));
    metrics
        .values()
        .forEach(
            metric ->
                usual.add(
                    new Measure(
                        "area_validation_" + metric.name(),
                        metric.better().worst(),
                        run -> run.curve().meanHeight(metric.name()))));
    return usual;
  }

  /** A column of the list of runs. */
  Measure of(MetricColumn column) {
    return new Measure(
        column.column(), metrics.get(column.metric()).better().worst(), of(column.column()));
  }

  private static ToDoubleFunction<RunResult> of(String column) {
    return run -> run.metrics().getOrDefault(column, Double.NaN);
  }

  /**
   * The measure of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Measure named(String name) {
    if (Measure.isStepsTo(name)) {
      return stepsTo(name);
    }
    List<Measure> usual = usual();
    return usual.stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name, usual)));
  }

  /**
   * The same; of a metric that no run measured yet, a measure without values.
   *
   * @throws NoResultsException if a metric has no value of that name
   */
  Measure claimed(String name) {
    try {
      return named(name);
    } catch (IllegalArgumentException unmeasured) {
      if (VALUE.matcher(name).matches()) {
        return new Measure(name, Double.NaN, run -> Double.NaN);
      }
      throw new NoResultsException("claims.csv cannot be used: " + unmeasured.getMessage());
    }
  }

  private Measure stepsTo(String name) {
    int end = name.lastIndexOf('_');
    String metric = name.substring(0, end).replaceFirst("^" + Measure.STEPS_TO + "validation_", "");
    double threshold = threshold(name, name.substring(end + 1));
    if (!metrics.containsKey(metric)) {
      throw new IllegalArgumentException(unknown(name, usual()));
    }
    return new Measure(
        name,
        Double.POSITIVE_INFINITY,
        run -> run.curve().stepsTo(threshold, metric),
        run -> run.curve().lastStep());
  }

  private static double threshold(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException word) {
      throw new IllegalArgumentException(
          name + " has to end with the value to be reached: steps_to_validation_loss_0.01", word);
    }
  }

  private static String unknown(String name, List<Measure> usual) {
    return "there is no metric "
        + name
        + NearestName.question(name, usual.stream().map(Measure::name).toList())
            .orElse("; the column metric of summary.csv has their names");
  }
}
