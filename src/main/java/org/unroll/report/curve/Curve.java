package org.unroll.report.curve;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Collection;
import java.util.List;

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
  public static Curve over(Collection<Series> runs, int most) {
    ImmutableDoubleArray places = Series.places(runs);
    return new Curve(
        Thinning.indices(places.length(), most)
            .mapToDouble(places::get)
            .mapToObj(x -> new Point(x, Band.of(measured(runs, x))))
            .toList());
  }

  private static double[] measured(Collection<Series> runs, double x) {
    return runs.stream().mapToDouble(run -> run.at(x)).filter(y -> !Double.isNaN(y)).toArray();
  }

  /** At most so many of its points, evenly spaced. */
  public Curve thinned(int most) {
    return new Curve(Thinning.of(points, most));
  }
}
