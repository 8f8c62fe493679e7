package org.unroll.report;

import java.util.Map;
import org.unroll.format.Metric;
import org.unroll.format.RunFolder;
import org.unroll.format.RunStatus;

/**
 * One row of {@code runs.csv} with what the run's own files add, as far as statistics need it.
 *
 * @param folder where its files lie; runs with one id share it
 * @param arm empty without arms
 * @param axes values by axis, in the order of the columns
 * @param metrics what was measured; a metric that is absent was not
 * @param baseline what is guessed for the metric {@code baseline_loss}, or empty
 * @param gradientKept see {@link GradientKept}; NaN if it was not recorded
 * @param curve on the validation split
 */
public record RunResult(
    RunFolder folder,
    String condition,
    String arm,
    Map<String, String> axes,
    long seed,
    RunStatus status,
    Map<Metric, Double> metrics,
    String baseline,
    double gradientKept,
    ValidationCurve curve) {}
