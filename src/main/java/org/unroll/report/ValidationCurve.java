package org.unroll.report;

import com.google.common.primitives.ImmutableDoubleArray;
import org.unroll.format.RunFiles;

/**
 * What statistics need of a run's learning curve on the validation split, which may have millions
 * of points: of each measure the points that are better than all before, and the area.
 */
public final class ValidationCurve {
  /** The table that holds it. */
  static final String TABLE = "learning_curve";

  private final Trace loss = new Trace(-1);
  private final Trace accuracy = new Trace(1);

  private ValidationCurve() {}

  /** One measure along the curve. */
  private static final class Trace {
    /** 1 if more is better, −1 if less is. */
    private final int better;

    private final ImmutableDoubleArray.Builder recordSteps = ImmutableDoubleArray.builder();
    private final ImmutableDoubleArray.Builder records = ImmutableDoubleArray.builder();
    private double best = Double.NEGATIVE_INFINITY;
    private boolean complete = true;
    private long points;
    private double area;
    private double firstStep;
    private double lastStep = Double.NaN;
    private double last = Double.NaN;

    Trace(int better) {
      this.better = better;
    }

    /**
     * @param value NaN if it is missing
     */
    void add(double step, double value) {
      if (points++ == 0) {
        firstStep = step;
      } else {
        area += (step - lastStep) * (last + value) / 2;
      }
      lastStep = step;
      last = value;
      complete &= !Double.isNaN(value);
      // Beyond a gap no step can be told to be the first.
      if (complete && (better * value > best || points == 1)) {
        best = better * value;
        recordSteps.add(step);
        records.add(value);
      }
    }

    double stepsTo(double threshold) {
      ImmutableDoubleArray reached = records.build();
      for (int i = 0; i < reached.length(); i++) {
        if (better * reached.get(i) >= better * threshold) {
          return recordSteps.build().get(i);
        }
      }
      return complete && points > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }

    double meanHeight() {
      return points <= 1 ? last : area / (lastStep - firstStep);
    }
  }

  /** The curve of a run; without points if it has no table yet. */
  static ValidationCurve read(RunFiles files) {
    ValidationCurve curve = new ValidationCurve();
    files.forEachRow(
        TABLE,
        row -> {
          if (row.get("split").equals("validation")) {
            double step = row.whole("step");
            curve.loss.add(step, row.number("loss"));
            curve.accuracy.add(step, row.number("accuracy"));
          }
        });
    return curve;
  }

  private Trace trace(boolean ofAccuracy) {
    return ofAccuracy ? accuracy : loss;
  }

  /**
   * The first step at which the loss is at or below the threshold, or the accuracy at or above it;
   * ∞ if that is never so. NaN if nothing was measured, or if a value is missing before that step,
   * which may have been the first.
   */
  double stepsTo(double threshold, boolean ofAccuracy) {
    return trace(ofAccuracy).stepsTo(threshold);
  }

  /** The last step at which anything was measured; NaN without any. */
  double lastStep() {
    return loss.lastStep;
  }

  /**
   * The area under the curve by the trapezoidal rule, divided by the curve's length in steps: the
   * mean over training. NaN if nothing was measured, or if a value is missing.
   */
  double meanHeight(boolean ofAccuracy) {
    return trace(ofAccuracy).meanHeight();
  }
}
