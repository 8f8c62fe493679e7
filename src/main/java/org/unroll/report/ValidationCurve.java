package org.unroll.report;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.api.Better;
import org.unroll.api.MetricDescription;
import org.unroll.format.RunFiles;
import org.unroll.format.RunManifest;

/**
 * What statistics need of a run's learning curve on the validation split, which may have millions
 * of points: of each measure the points that are better than all before, and the area.
 */
public final class ValidationCurve {
  /** The table that holds it. */
  static final String TABLE = "learning_curve";

  private final Map<String, Trace> traces = new LinkedHashMap<>();

  private ValidationCurve(List<MetricDescription> metrics) {
    metrics.forEach(metric -> traces.put(metric.name(), new Trace(metric.better())));
  }

  /** One measure along the curve. */
  private static final class Trace {
    private final Better better;

    private final ImmutableDoubleArray.Builder recordSteps = ImmutableDoubleArray.builder();
    private final ImmutableDoubleArray.Builder records = ImmutableDoubleArray.builder();
    private double best;
    private boolean complete = true;
    private long points;
    private double area;
    private double firstStep;
    private double lastStep = Double.NaN;
    private double last = Double.NaN;

    Trace(Better better) {
      this.better = better;
      this.best = better.worst();
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
      if (complete && (better.than(value, best) || points == 1)) {
        best = value;
        recordSteps.add(step);
        records.add(value);
      }
    }

    double stepsTo(double threshold) {
      ImmutableDoubleArray reached = records.build();
      for (int i = 0; i < reached.length(); i++) {
        if (better.reaches(reached.get(i), threshold)) {
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
    List<MetricDescription> metrics = new ArrayList<>(List.of(MetricDescription.LOSS));
    metrics.addAll(
        files.manifest().map(RunManifest::beside).orElse(List.of(MetricDescription.ACCURACY)));
    ValidationCurve curve = new ValidationCurve(metrics);
    files.forEachRow(
        TABLE,
        row -> {
          if (row.get("split").equals("validation")) {
            double step = row.whole("step");
            curve.traces.forEach((metric, trace) -> trace.add(step, row.number(metric)));
          }
        });
    return curve;
  }

  /** Without points if the run did not measure it. */
  private Trace trace(String metric) {
    return traces.getOrDefault(metric, new Trace(Better.LOWER));
  }

  /**
   * The first step at which the loss or a metric is as good as the threshold, or better; ∞ if that
   * is never so. NaN if nothing was measured, or if a value is missing before that step, which may
   * have been the first.
   */
  double stepsTo(double threshold, String metric) {
    return trace(metric).stepsTo(threshold);
  }

  /** The last step at which anything was measured; NaN without any. */
  double lastStep() {
    return trace(MetricDescription.LOSS.name()).lastStep;
  }

  /**
   * The area under the curve by the trapezoidal rule, divided by the curve's length in steps: the
   * mean over training. NaN if nothing was measured, or if a value is missing.
   */
  double meanHeight(String metric) {
    return trace(metric).meanHeight();
  }
}
