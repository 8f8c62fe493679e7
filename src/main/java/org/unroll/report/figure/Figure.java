package org.unroll.report.figure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.unroll.report.curve.Band;
import org.unroll.report.curve.Curve;

/**
 * Curves with what stands at their axes. A line is the mean, a band goes from the smallest to the
 * largest run.
 *
 * @param titleX with the unit, if there is one
 * @param logX whether the axis is logarithmic
 * @param curves by the names in the legend, in order
 */
public record Figure(
    String titleX, String titleY, boolean logX, boolean logY, Map<String, Curve> curves) {
  private static final double WORTH_A_LOG_AXIS = 10;

  public Figure {
    curves = new LinkedHashMap<>(curves);
  }

  /**
   * The same with a logarithmic y-axis if means are positive and span more than a factor of ten.
   */
  Figure withFittingAxis() {
    double low = means().min().orElse(0);
    boolean log = low > 0 && means().max().orElse(0) / low > WORTH_A_LOG_AXIS;
    return new Figure(titleX, titleY, logX, log, curves);
  }

  private DoubleStream means() {
    return bands().mapToDouble(Band::mean).filter(Double::isFinite);
  }

  private Stream<Band> bands() {
    return curves.values().stream().flatMap(c -> c.points().stream()).map(Curve.Point::band);
  }

  /** The horizontal axis between these ends. */
  Axis axisX(double from, double to) {
    return Axis.over(
        curves.values().stream().flatMap(c -> c.points().stream()).mapToDouble(Curve.Point::x),
        logX,
        from,
        to);
  }

  /** The vertical axis between these ends. */
  Axis axisY(double from, double to) {
    return Axis.over(
        bands().flatMapToDouble(band -> DoubleStream.of(band.min(), band.mean(), band.max())),
        logY,
        from,
        to);
  }

  /** Whether there is anything to draw. */
  boolean empty() {
    return curves.values().stream().allMatch(curve -> curve.points().isEmpty());
  }
}
