package org.unroll.format;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The columns of {@code runs.csv}: fixed ones, with one column per axis before the seed. */
public final class RunColumns {
  public static final String ID = "id";
  public static final String CONDITION = "condition";
  public static final String ARM = "arm";
  public static final String SEED = "seed";
  public static final String STATUS = "status";

  /** Updates made; not {@code steps}, which may be an axis of the experiment. */
  public static final String STEPS_MADE = "steps_made";

  public static final String BEST_STEP = "best_step";

  /** What is guessed for the metric {@code baseline_loss}, in words. */
  public static final String BASELINE = "baseline";

  public static final String DIVERGED_STEP = "diverged_step";
  public static final String REASON = "reason";

  private RunColumns() {}

  /** All columns in order, for an experiment with those axes. */
  public static List<String> with(List<String> axes) {
    return Stream.of(
            Stream.of(ID, CONDITION, ARM),
            axes.stream(),
            Stream.of(SEED, STATUS, STEPS_MADE, BEST_STEP),
            Arrays.stream(Metric.values()).map(Metric::column),
            Stream.of(BASELINE, DIVERGED_STEP, REASON))
        .flatMap(columns -> columns)
        .toList();
  }

  /** The axes of an experiment whose {@code runs.csv} has these columns. */
  public static List<String> axesOf(List<String> columns) {
    return List.copyOf(columns.subList(columns.indexOf(ARM) + 1, columns.indexOf(SEED)));
  }
}
