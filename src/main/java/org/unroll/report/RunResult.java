package org.unroll.report;

import java.util.Map;
import org.unroll.format.Metric;
import org.unroll.format.RunStatus;

/**
 * One row of {@code runs.csv}, as far as statistics need it.
 *
 * @param metrics what was measured; a metric that is absent was not
 * @param baseline what is guessed for the metric {@code baseline_loss}, or empty
 * @param gradientKept see {@link GradientKept}; NaN if it was not recorded
 */
record RunResult(
    String condition,
    RunStatus status,
    Map<Metric, Double> metrics,
    String baseline,
    double gradientKept) {}
