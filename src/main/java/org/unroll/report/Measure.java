package org.unroll.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.unroll.format.Metric;
import org.unroll.text.NearestName;

/**
 * A result by which conditions are compared.
 *
 * @param name as it stands in {@code summary.csv}
 * @param worst the value that ranks behind all others, which a diverged run has: ∞ or −∞; NaN where
 *     diverging is no worse than anything: of what guessing scores, and of the gradient kept, which
 *     a run loses that vanishes and not one that explodes
 * @param reading the value of a completed run; NaN if it was not measured
 * @param reached what is known of an infinite value: the end beyond which it lies
 */
public record Measure(
    String name,
    double worst,
    ToDoubleFunction<RunResult> reading,
    ToDoubleFunction<RunResult> reached) {
  private static final String STEPS_TO = "steps_to_";

  /** The values of which an infinite one is just that. */
  private Measure(String name, double worst, ToDoubleFunction<RunResult> reading) {
    this(name, worst, reading, reading);
  }

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
    if (isStepsTo(name)) {
      int threshold = name.lastIndexOf('_');
      double value = threshold(name, name.substring(threshold + 1));
      boolean accuracy = isAccuracy(name.substring(0, threshold));
      return new Measure(
          name,
          Double.POSITIVE_INFINITY,
          run -> run.curve().stepsTo(value, accuracy),
          run -> run.curve().lastStep());
    }
    return usual().stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private static double threshold(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException word) {
      throw new IllegalArgumentException(
          name + " has to end with the value to be reached: steps_to_validation_loss_0.01", word);
    }
  }

  private static String unknown(String name) {
    List<String> names = usual().stream().map(Measure::name).toList();
    return "there is no metric "
        + name
        + NearestName.question(name, names)
            .orElse("; the column metric of summary.csv has their names");
  }

  /** Those that every experiment may have, in the order in which they are listed. */
  static List<Measure> usual() {
    List<Measure> usual = new ArrayList<>();
    Arrays.stream(Metric.values()).map(Measure::of).forEach(usual::add);
    usual.add(new Measure(GradientKept.METRIC, Double.NaN, RunResult::gradientKept));
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

  /** Whether it is the step at which a threshold is reached. */
  static boolean isStepsTo(String name) {
    return name.startsWith(STEPS_TO);
  }

  /** What a run says of it. */
  Outcome of(RunResult run) {
    return switch (run.status()) {
      case COMPLETED -> completed(run);
      case DIVERGED ->
          Double.isNaN(worst)
              ? Outcome.without(Outcome.Kind.DIVERGED)
              : new Outcome(Outcome.Kind.DIVERGED, Known.exactly(worst));
      default -> Outcome.without(Outcome.Kind.UNFINISHED);
    };
  }

  private Outcome completed(RunResult run) {
    double value = reading.applyAsDouble(run);
    if (Double.isNaN(value)) {
      return Outcome.without(Outcome.Kind.UNMEASURED);
    } else if (Double.isFinite(value)) {
      return new Outcome(Outcome.Kind.NUMBER, Known.exactly(value));
    }
    double end = reached.applyAsDouble(run);
    return new Outcome(
        Outcome.Kind.INFINITE, value > 0 ? new Known(end, value) : new Known(value, end));
  }

  /** The number that a run gave; NaN if it gave none. */
  public double numberOf(RunResult run) {
    Outcome outcome = of(run);
    return outcome.is(Outcome.Kind.NUMBER) ? outcome.known().low() : Double.NaN;
  }
}
