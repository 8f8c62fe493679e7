package org.unroll.report;

import java.util.ArrayList;
import java.util.List;
import org.unroll.format.RunFiles;

/** A run's learning curve on the validation split. */
public record ValidationCurve(List<Point> points) {
  /** The table that holds it. */
  static final String TABLE = "learning_curve";

  public ValidationCurve {
    points = List.copyOf(points);
  }

  /**
   * One evaluation.
   *
   * @param step updates made
   * @param accuracy NaN for regression
   */
  public record Point(long step, double loss, double accuracy) {
    double value(boolean ofAccuracy) {
      return ofAccuracy ? accuracy : loss;
    }
  }

  /** The curve of a run; without points if it has no table yet. */
  static ValidationCurve read(RunFiles files) {
    List<Point> points = new ArrayList<>();
    files.forEachRow(
        TABLE,
        row -> {
          if (row.get("split").equals("validation")) {
            points.add(new Point(row.whole("step"), row.number("loss"), row.number("accuracy")));
          }
        });
    return new ValidationCurve(points);
  }

  /**
   * The first step at which the loss is at or below the threshold, or the accuracy at or above it;
   * ∞ if that is never so. NaN if nothing was measured, or if a value is missing before that step,
   * which may have been the first.
   */
  double stepsTo(double threshold, boolean ofAccuracy) {
    for (Point point : points) {
      double value = point.value(ofAccuracy);
      if (Double.isNaN(value)) {
        return Double.NaN;
      } else if (ofAccuracy ? value >= threshold : value <= threshold) {
        return point.step();
      }
    }
    return points.isEmpty() ? Double.NaN : Double.POSITIVE_INFINITY;
  }

  /** The last step at which anything was measured; NaN without any. */
  double lastStep() {
    return points.isEmpty() ? Double.NaN : points.get(points.size() - 1).step();
  }

  /**
   * The area under the curve by the trapezoidal rule, divided by the curve's length in steps: the
   * mean over training. NaN if nothing was measured, or if a value is missing.
   */
  double meanHeight(boolean ofAccuracy) {
    if (points.size() == 1) {
      return points.get(0).value(ofAccuracy);
    }
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      area += (to.step() - from.step()) * (from.value(ofAccuracy) + to.value(ofAccuracy)) / 2;
    }
    return points.isEmpty()
        ? Double.NaN
        : area / (points.get(points.size() - 1).step() - points.get(0).step());
  }
}
