package org.unroll.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.unroll.format.Metric;

/**
 * A result by which conditions are compared.
 *
 * @param name as it stands in {@code summary.csv}
 * @param worst the value that ranks behind all others, which a diverged run has: ∞ or −∞; NaN where
 *     training does not enter into it
 * @param reading the value of a completed run; NaN if it was not measured
 */
public record Measure(String name, double worst, ToDoubleFunction<RunResult> reading) {
  private static final String STEPS_TO = "steps_to_";
  private static final Measure GRADIENT_KEPT =
      new Measure(GradientKept.METRIC, Double.NEGATIVE_INFINITY, RunResult::gradientKept);

  /** A column of the list of runs. */
  static Measure of(Metric metric) {
    return new Measure(
        metric.column(),
        metric == Metric.BASELINE_LOSS ? Double.NaN : worst(metric.column()),
        run -> run.metrics().getOrDefault(metric, Double.NaN));
  }

  /**
   * The measure of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Measure named(String name) {
    if (name.startsWith(STEPS_TO)) {
      int threshold = name.lastIndexOf('_');
      double value = Double.parseDouble(name.substring(threshold + 1));
      boolean accuracy = isAccuracy(name.substring(0, threshold));
      return new Measure(
          name, Double.POSITIVE_INFINITY, run -> run.curve().stepsTo(value, accuracy));
    }
    return usual().stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no metric " + name));
  }

  /** Those that every experiment may have, in the order in which they are listed. */
  static List<Measure> usual() {
    List<Measure> usual = new ArrayList<>();
    Arrays.stream(Metric.values()).map(Measure::of).forEach(usual::add);
    usual.add(GRADIENT_KEPT);
    for (String metric : List.of("validation_loss", "validation_accuracy")) {
      boolean accuracy = isAccuracy(metric);
      usual.add(
          new Measure("area_" + metric, worst(metric), run -> run.curve().meanHeight(accuracy)));
    }
    return usual;
  }

  private static double worst(String name) {
    return isAccuracy(name) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private static boolean isAccuracy(String name) {
    return name.endsWith("accuracy");
  }

  /**
   * The value by which a run is ranked: that of a completed run, the worst there is of a diverged
   * one, NaN of one that is not finished or did not measure it.
   */
  public double valueOf(RunResult run) {
    return switch (run.status()) {
      case COMPLETED -> reading.applyAsDouble(run);
      case DIVERGED -> worst;
      default -> Double.NaN;
    };
  }
}
