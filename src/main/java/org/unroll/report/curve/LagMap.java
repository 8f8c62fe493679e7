package org.unroll.report.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;

/**
 * The gradient by training step and lag, over runs.
 *
 * @param steps at which it was recorded
 * @param curves one a step: log₁₀ of the norm by lag, its mean being the geometric mean
 */
public record LagMap(List<Double> steps, List<Curve> curves) {
  /**
   * The map over these runs.
   *
   * @param runs values by step and lag
   * @param mostSteps it may have; of more, some are left out evenly
   * @param mostLags the same for lags
   */
  public static LagMap over(List<NavigableMap<Double, Series>> runs, int mostSteps, int mostLags) {
    TreeSet<Double> all = new TreeSet<>();
    runs.forEach(run -> all.addAll(run.keySet()));
    List<Double> steps = Thinning.of(List.copyOf(all), mostSteps);
    List<Curve> curves = new ArrayList<>();
    for (Double step : steps) {
      curves.add(
          Curve.over(
              runs.stream().filter(run -> run.containsKey(step)).map(run -> run.get(step)).toList(),
              mostLags));
    }
    return new LagMap(steps, curves);
  }

  /** At most so many of its steps and lags, evenly spaced. */
  public LagMap thinned(int mostSteps, int mostLags) {
    return new LagMap(
        Thinning.of(steps, mostSteps),
        Thinning.of(curves, mostSteps).stream().map(curve -> curve.thinned(mostLags)).toList());
  }
}
