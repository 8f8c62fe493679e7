package org.unroll.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.Baseline;
import org.unroll.api.LearningPoint;
import org.unroll.format.CurveMetrics;
import org.unroll.format.Metric;
import org.unroll.format.RunManifest;

/** How far a run has come, and what its learning curve comes to. */
final class RunProgress {
  private final CurveMetrics curve = new CurveMetrics();
  private Double baselineLoss;
  private long stepsMade;
  private String baseline;

  void started(Optional<Baseline> guess) {
    if (guess.isPresent()) {
      baselineLoss = guess.get().loss();
      baseline = guess.get().meaning();
    }
  }

  /** Goes on from what a manifest says. */
  void resume(RunManifest manifest) {
    stepsMade = manifest.stepsMade();
    baseline = manifest.baseline();
    baselineLoss = manifest.metrics().get(Metric.BASELINE_LOSS.column());
    curve.resume(manifest.bestStep(), manifest.metrics());
  }

  void reached(long step) {
    stepsMade = step;
  }

  void add(LearningPoint point) {
    curve.add(point.step(), point.split(), point.loss(), point.accuracy());
  }

  long stepsMade() {
    return stepsMade;
  }

  Long bestStep() {
    return curve.bestStep();
  }

  /** What is guessed for the baseline, or null. */
  String baseline() {
    return baseline;
  }

  Map<String, Double> byColumn() {
    Map<String, Double> columns = new LinkedHashMap<>(curve.byColumn());
    if (baselineLoss != null) {
      columns.put(Metric.BASELINE_LOSS.column(), baselineLoss);
    }
    return columns;
  }
}
