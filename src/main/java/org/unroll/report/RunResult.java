package org.unroll.report;

import java.util.Map;
import org.unroll.format.Metric;
import org.unroll.format.RunFiles;
import org.unroll.format.RunStatus;

/**
 * A run that {@code runs.csv} lists, with what its own files say, as far as statistics need it.
 *
 * @param files its own files; runs with one id share them
 * @param arm empty without arms
 * @param axes values by axis, in the order of the columns
 * @param metrics what was measured; a metric that is absent was not
 * @param listed what {@code runs.csv} says became of it, which may be older than
 * @param status what {@code run.json} says; pending if there is none
 * @param baseline what is guessed for the metric {@code baseline_loss}, or empty
 * @param gradientKept see {@link GradientKept}; NaN if it was not recorded
 * @param curve on the validation split
 */
public record RunResult(
    RunFiles files,
    String condition,
    String arm,
    Map<String, String> axes,
    long seed,
    RunStatus listed,
    RunStatus status,
    Map<Metric, Double> metrics,
    String baseline,
    double gradientKept,
    ValidationCurve curve) {}
