package org.unroll.report;

import java.util.function.ToDoubleFunction;

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
  /** How the names of steps to a threshold begin. */
  static final String STEPS_TO = "steps_to_";

  /** The values of which an infinite one is just that. */
  Measure(String name, double worst, ToDoubleFunction<RunResult> reading) {
    this(name, worst, reading, reading);
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
