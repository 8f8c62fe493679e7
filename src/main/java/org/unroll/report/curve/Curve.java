package org.unroll.report.curve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A curve over runs: at each place that any run measured, what the runs that did say. */
public record Curve(List<Point> points) {
  public Curve {
    points = List.copyOf(points);
  }

  /** A place on the curve. */
  public record Point(double x, Band band) {}

  /**
   * The curve over these runs.
   *
   * @param most points it may have; of more, some are left out evenly
   */
  public static Curve over(Collection<NavigableMap<Double, Double>> runs, int most) {
    NavigableMap<Double, List<Double>> values = new TreeMap<>();
    for (NavigableMap<Double, Double> run : runs) {
      run.forEach((x, y) -> values.computeIfAbsent(x, absent -> new ArrayList<>()).add(y));
    }
    return new Curve(
        Thinning.of(List.copyOf(values.entrySet()), most).stream()
            .map(entry -> new Point(entry.getKey(), Band.of(entry.getValue())))
            .toList());
  }

  /** At most so many of its points, evenly spaced. */
  public Curve thinned(int most) {
    return new Curve(Thinning.of(points, most));
  }
}
