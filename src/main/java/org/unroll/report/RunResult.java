package org.unroll.report;

import java.util.Map;
import org.unroll.format.RunFiles;
import org.unroll.format.RunStatus;

/**
 * A run that {@code runs.csv} lists, with what its own files say, as far as statistics need it.
 *
 * @param files its own files; runs with one id share them
 * @param arm empty without arms
 * @param axes values by axis, in the order of the columns
 * @param metrics what was measured, by the columns of {@code runs.csv}; what is absent was not
 * @param listed what {@code runs.csv} says became of it, which may be older than
 * @param status what {@code run.json} says; pending if there is none
 * @param baseline what is guessed for {@code baseline_loss}, or empty
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
    Map<String, Double> metrics,
    String baseline,
    double gradientKept,
    ValidationCurve curve) {}
